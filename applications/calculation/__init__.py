"""The socio-economic calculation: what an effort costs and saves, for whom and when. Pure: no rows of the database.

Money is Decimal SEK in the prices of one year, unrounded on the way; shares are between 0 and 1; years are calendar
years. Follows the structure of Socialøkonomisk Investeringsmodel (Socialstyrelsen, Denmark), Inera's nyttokalkyl and
HM Treasury's Green Book.
"""
