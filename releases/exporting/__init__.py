"""One module per format; each begins with a ReleaseDocument and nothing else."""
