"""From a paper's plain values to a file: PDF/A-3a for the archive and PDF/UA-1 for those who listen to it."""
