"""Measures the running program against what a builder would get from the bare libraries, side by side.

Figures are ratios within one run. Every event that arrives is checked; a run that lost one does not count.
"""
