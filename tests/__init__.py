"""The tests, mirroring the code. A package, so that its helpers have a name of their own."""
