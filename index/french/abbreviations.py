"""French abbreviations, by what the full stop after them may be."""

BEFORE_A_NAME = (
    "m mm mme mmes mlle mlles dr drs pr prs me mes mgr st ste sté stés cie éts ets ph th ch chr fr jh gal gén col cap"
    " lt cdt adj av bd bld pl rte tél réf cf ex mr mrs éc lyc univ hôp assoc féd vve insp"
).split()
"""Their full stop ends no sentence: a name or what they announce comes after."""

BEFORE_A_NUMBER = (
    "no nos n art al chap fig p pp vol t min max env approx janv févr avr juil sept oct nov déc § pt pts ann tab ill"
    " cat coll éd éq hab pers km kg ha h mn sec rés bât appt esc lot dép arr tabl circ sem trim conv"
).split()
"""Their full stop ends no sentence before a figure, « art. 5 »; before a capital it does, « de sept. à oct. Puis »."""

NOT_INITIALS = (
    "catégorie catégories plan zone classe type groupe annexe lot bâtiment hépatite vitamine niveau grade liste ligne"
    " quai hall point série option section filière formule variante solution"
).split()
"""After them a single capital is no initial: « les agents de catégorie C. Ils … »."""
