"""Measurements. Each runs what it compares side by side in one run; absolute times are the machine's."""
