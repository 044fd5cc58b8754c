"""Files to and from the accounting system: costs in as CSV or SIE 4, internal grants and frame reductions out."""
