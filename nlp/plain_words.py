"""Words of criteria that name nothing: what they say is said of something else, or to the reader.

Silent words carry no meaning of their own ("documented", "whichever"): a criterion is understood
without them. Those that are no part of a name are left out at its ends. Weak words mean something
only beside another ("risk", "agents"): alone they make no name, but nor are they understood.
"""

from __future__ import annotations

_EDGE_TEXT = """
account
ability inability refusal refused refuse refuses unwilling willingness sign signed participate
participating participates participated participation procedures comply compliant comprehend
understand enter entering presenting representing available according based scheduled provide
limited give given written performed agree agrees suspected fulfil fulfill conduct clinical
agreement a an the this that these those any all each every no not none other another either
neither both of is are was were be been being am has have had having do does did will would shall
should may might can could must patient patients subject subjects participant participants person
persons people individual individuals volunteer volunteers he she they his her their its it we our
you your i who whom whose which what when where history known evidence diagnosis diagnosed presence
present documented following defined criteria criterion study trial protocol eligible eligibility
included include inclusion excluded exclude exclusion current currently previous previously prior
past recent recently ever also only least most more less one two time times such same some there
here below above per considered determined assessed judged opinion investigator investigators
condition conditions disease diseases disorder disorders therapy treatment treatments use used
using received receive receiving undergoing undergo undergone taking take listed results result
tests test able willing unable meet meets met require required requires requiring day days week
weeks month months year years screening enrollment randomization baseline visit entry enrolled ago
type types level levels value values and or score scores total experienced suffered suffering
includes completed agreed reported report reporting allowed permitted acceptable permissible
excepted exception exceptions exclusionary aside
"""
_SILENT_TEXT = """
about absence accompanied accordance achieve achieved addition additional afterward afterwards alone
already although always analyses analysis answer anyone apart appendix applicable application
applied applies apply approval approximately archival aren't arm arms around article aspect aspects
assess assesses assessing assessment assessments assigned assignment associated attributable
attributed authorities authority availability basis because become becomes before begin beginning
benefit best better board born can't cannot careful carry case cases center centers centre centres
certain chair choice choose circumstance circumstances class clearly clinician cohort cohorts
collected collection commence commencement committee common compatible complete completion complying
conducted confirm confirmation confirmed conjunction consented consenting considers consistent
consult consultation contact continue continued continues continuing control counseled counseling
counselled course date dated dates deemed deems define defines definition definitive demonstrate
demonstrated demonstrating describe described designee desire detailed details determination
determine discretion discuss discussed discussion doctor doctors documentation doesn't don't done
due during earlier edition eighth elapsed elect else elsewhere end engage engaging enrol enroll
enrolling enrolment ensure entire entirely equal especially essential established estimated etc
evaluate evaluated evaluating evaluation evaluations even event eventually everyone evidenced exact
example examples except excluding exhibit exhibits exist existing exists expect expected expecting
expects explain explained extent face fact far feasibility feasible federal felt fifth final first
follow followed follows form former fourth frequently full fully further furthermore general
generally get go going good great greater group groups guideline guidelines happen hasn't haven't
however i.e identification identified identify immediately important inclusive indicate indicated
indicates indicating individual's ineligible inform information informed initial initially initiate
initiated initiating initiation institution institution's institutional institutions instruction
instructions intend intended intending intends intent intention interest interested interpretation
interval intervals introduction invited involve involved involves isn't item join joins judgement
judgment just
keep kept larger last later latest lead leading leads legal length like likely limit limits list
local locally logistics long longer made mainly maintain maintained make makes making mandated
mandatory manner matter maximum mean meaning means measured measurement measures medically meeting
member members mention mentioned method methods minimum monitor monitoring moreover naive name
namely necessary need needed needing needs next nor normally note noted notes now number numbers
obtain obtained obtaining occur occurred occurrence occurring occurs off older once ongoing onset
onto onwards option optional order originally others otherwise outcome outlined outside overall own
page part participant's particular particularly parts patient's patients' pending perform performing
period periods permission person's phase physician physician's physicians place placed places plan
planned planning plans please plus point points policies policy possible possibly potential
potentially practice pre pre-screening precede precedes prefer preferably preferred presented
presents principal probable procedure proceed process program programme prohibited projected
properly propose proposed prospective prove proven provided provider providers provides providing
provision purpose purposes put qualifies qualify question randomised randomized range rather
re-registration read ready reason reasonable reasonably reasons receipt receives recommendation
recommendations recommended record recorded records recruitment refer referred refers refrain regard
regarding regardless register registered registration regulations related relates relating relation
relative relevant remain remaining remains requested requirement requirements research respect
respective respectively restrict restricted restriction restrictions resulting return returning
review reviewed rule rules safely safety sample samples satisfactory satisfied satisfy schedule
screened second section see seen select selected selection self-identify self-report self-reported
sense separate separately serve set setting settings several shorter show showing shown shows
significant significantly signing similar simply since single site-specific smaller so sole solely
somebody someone somewhat soon specific specifically specified specify sponsor sponsor's staff
standard standards start started starting starts state stated states step still stop studies
study-related sub-study subject's submission submitted subsequent subsequently substantially
substudy suffers sufficient suitability suitable suitably supported table taken team tell tells
tested testing that's them themselves then thereafter therefore thereof they're they've third though
through throughout thus today together told top toward towards treating trying under understood
unknown unless unlike unlikely until up update upon usual usually valid various verified verify
version very via view visits waiver want wants way we're well whatever whenever whether whichever
while whilst whole why wish within without worded work works worse yes yet you're you've younger
"""
_WEAK_TEXT = """
allow allows calculated calipers components consecutive dosing film foam foams found gel
gels help helps highly licensed often permitting safe suppository
abstain abstinence accept access accessible accurately active activities activity acute adequate
adequately adhere adherence adjusted adjuvant administer administered administration adverse affect
affected affecting affects age agent agents aggressive agonist agonists amenable amount amounts
amplification antagonist antagonists antibodies antibody anticipated anticipation antigen
appearance appropriate approved area areas assay assistance average avoid axis bacterial beneficial
blood borderline candidate candidates capable care category cause caused causes cavity cell cells
change changes characteristics checked chronic classification classified cleared clinically
coagulation combination combinations combined commit compared complications compromise compromised
concern concomitant concurrent conditionally confound confounds constitute contain containing
contains contraindicate controlled conventional corrected count counts culture curative cure cured
cycle cycles damage data decision decline decrease decreased deficit definite degree delay
depending derived detect detectable detected detection deteriorate develop developed developing
development device devices diagnoses diagnostic diameter difference different difficulty dimension
dimensions direct directed disclose discontinuation discontinue discontinued distribution dose
doses dosing drop drops drug drugs duration effect effective effects elevated elevation endpoint
entered equation equivalent equivalents evaluable evening evenings examinations excess excessive
expansion experience experimental exposed exposure expression extensive external factor factors
failed failing failure features female finding findings fluid food foods forms formulation fraction
fractions frequency fulfilled function functional functioning functions future greatest hazard
health high higher highly hormonal hormone image images imaging immediate impact impair impaired
impairs inadequate inappropriate increase increased increases incur indication indications induce
inducer inducers induction inhibit inhibitor inhibitors injectable injection instead intake
integrity interact interaction interactions interfere interferes interfering intermediate
interruption interval intervention interventional interventions intravenous investigational
investigational-use involvement issue jeopardize judge kind large largest left lesion lesions
lifestyle line lines live lives living located location long-term longest low lower main major male
manage management manifestation manifestations margin margins measurable media medical medication
medications mental mild minimal minor modalities moderate modification monitored morning mornings
multiple mutation mutations narrow natural nature negative non normal objective observation
observational observed occasion occasions operation oral painful partial patient-reported
performance peripheral permit persist persistent personal physical plasma pose positive potency
potent pre-existing pre-registration preclude precludes preparation preparations prescribed
prescription presumed prevent prevents primary problem problems product products progress
progressed progresses progressing progression prolong prolonged prophylactic psychological
psychosocial qualitative quality quantitative radiographic radiologic radiological random rate
rates ratio reach reached reaction reactions recover recovered recovery recur recurred recurrence
recurrent reduce reduced reduction refractory regimen regimens region regular regularly release
remission removal removed render repeated replacement reproductive reserve residual resolution
resolve resolved respond responded response responses rest right rise rises risk risks routine
saliva salvage scale scan scans secondary sequence serious serum severe severity short side
significance signs site sites size slides social species specimen specimens stabilized stable stage
staged stages staging status stopped strength strong strongly substance substances suffer
supplement supplements support supportive suppression surgical survival susceptible suspicion
symptom symptomatic symptoms syndrome system systemic target targeted technique techniques
therapeutic therapies thought tissue tissues tolerance tolerate tolerated topical toxic toxicities
toxicity transformation treat treated trials trigger triggers unavailable uncontrolled underlying
undue unrelated unresolved unstable until untreated unwillingness upper urinary urine usage variant
variants viral visible volume washout window withdrawal worsen worsened worsening bioequivalent
"""
EDGE_WORDS = frozenset(_EDGE_TEXT.split())
FUNCTION_WORDS = EDGE_WORDS | frozenset(_SILENT_TEXT.split())
WEAK_WORDS = FUNCTION_WORDS | frozenset(_WEAK_TEXT.split())
