"""`make bench`: what the pages cost at 2,000 and at 20,000 cases, beside the plainest Django view there is."""
