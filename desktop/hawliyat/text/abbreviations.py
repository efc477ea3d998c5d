"""Words whose full stop may not end a sentence, in English and Portuguese; Arabic ones are single letters."""


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _listed("""
    adm brig capt cmdr dep des dr dra drs eng engo exma exmo fr gen gov hon lt maj mr mrs ms mons mt pe pres
    prof profa rep rev sen sgt sr sra srs sras srta st sta sto
""")
"""Never the end of a sentence: what they belong to follows."""

ABBREVIATIONS = _listed("""
    approx aug bros cf cia co corp dept etc feb inc jan jr ltd ltda mai nov obs oct sep sept tel trad univ vs dec
    abr ago ca ph
""")
"""The end of a sentence only where a word follows that usually begins one."""

NUMBER_FOLLOWS = _listed("""
    abr ago apr art aug cap cf dec dez ed feb fev fig figs jan jul jun mai mar no nos nov nº nr núm oct out p pág
    págs par pp s sec seg sep sept set v vol vols
""")
"""Not the end of a sentence where a number follows: *no. 5*, *out. 2023*. Most of them are words as well."""

STARTERS = _listed("""
    a after although an and as at but by for from he her his if in it its meanwhile on she so some the their there
    these they this those to we what when while with you
    após ao aos até como com da das de depois do dos e ela elas ele eles em entre enquanto essa esse esta este eu
    mas na nas nem no nos não o os para pela pelo por quando se segundo sem seu sua também um uma
""")
"""Words that usually begin a sentence when they follow a full stop with a capital letter."""
