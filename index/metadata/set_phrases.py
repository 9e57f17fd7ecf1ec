"""The set phrases of heads and feet, on folded lines: « Pour diffusion immédiate », « Madame la Ministre, »."""

import re

HEADER = re.compile(
    r"(?:(?:pour )?(?:diffusion|publication) immediate"
    r"|(?:tribune|article|texte|entretien|interview) (?:publie|paru)e? dans .{2,80}|(?:sous )?embargo\b.{0,120}"
    r"|(?:n/?)?ref(?:erence|s)?(?:\.|\s?:|\s(?=\S*\d)).{0,80}"
    r"|liberte[^a-z]+egalite[^a-z]+fraternite|liberte|egalite|fraternite|republique francaise|\[[^\[\]]{2,40}\]"
    r"|(?:flash|lettre|bulletin|le journal|info|numero)[ -]?(?:infos?|d'information)? ?(?:n°|numero)? ?\d.{0,60}"
    r"|(?:(?:la|le|notre) |l')?(?:lettre|bulletin|journal|gazette|infolettre|infos?|flash|echo)[a-z' -]{0,30}"
    r" n° ?\d.{0,60}"
    r"|diffusion ?: .{2,120}"
    r"|(?:veuillez|vous) trouve(?:r|rez)\b.{0,60}\b(?:communique|declaration|tract|lettre|motion)\b.{0,40}"
    r"|l'actu(?:alite)? d.{2,30}|(?:invitation|rappel|note) .{0,10}(?:presse|medias?)|tribune collective"
    r"|(?:derniere )?(?:mise a jour|modification) ?:?.{0,40}"
    r"|informations? reglementees?|seul le prononce fait foi\W*"
    r"|urgent ?!?|(?:vos|les) (?:elu|delegue)\S{0,8}(?: .{0,40})?|n° ?[\w/.-]{1,20}(?: [–•·|-] [a-z ]{3,20}\d{4})?"
    r"|flash(?: info)?s?"
    r"|(?:avis|note|dossier|point|alerte|infos?|information) (?:de |aux |a la )?presse|information aux [a-z]{4,20}"
    r"|(?:declaration|motion|reaction|position|appel|avis) d(?:e |e la |u |es |e l')(?:federation|section|bureau|comite"
    r"|syndicat|conseil|union|direction|collectif|groupe|secretariat|commission|coordination|intersyndicale|equipe|elus)"
    r"(?: [a-z]{5,12}al)?"
    r"|avis a la population|note d'information(?: aux .{3,40}| n°.{1,20})?|[a-z0-9.-]*_[a-z0-9._-]+"
    r"|tracts?(?: (?:d'information|aux? .{3,40}))?|(?:prise de )?position|declaration(?: liminaire)?"
    r"|lettre ouverte|motion|appel|tribune|petition)"
)
PERSON = r"(?:mesdames|messieurs|madame|monsieur)"
ADDRESSEE = re.compile(
    r"(?:(?:cher|chere|chers|cheres)\b[^.!?;:]{0,100}[,!]?|(?:bonjour|bonsoir)\b[^.?;:]{0,50}[,!]?"
    rf"|(?:{PERSON}|mmes?|mm?\.|camarades)\b[^.!?;:]{{0,100}},|{PERSON}(?: (?:et|,) {PERSON})*,?"
    rf"|{PERSON} (?:la |le |les |l')[^.!?;:]{{0,80}}|(?:destinataires?|copies? a|cc|copie|a) ?:.{{0,150}}"
    rf"|a (?:l'attention (?:de|du|des)|{PERSON}|m\.|mme)\b.{{0,120}}"
    r"|aux? (?:representante?s?|journalistes|redactions?|medias|presse)\b.{0,80}"
    r"|a tous? (?:les|nos) .{3,60}"
    r"|(?:le |la |l')(?:president|direct|secretaire|doyen|maire|recteur|rectrice|proviseur|bureau)"
    r"[^.:!?,]{0,60} (?:a (?:l'ensemble|tous|toutes|mesdames)|aux) [^.:!?]{3,80}"
    r"|aux? (?:collegues|salarie|agents|usagers|habitants|parents|locataires|adherents)\b.{0,60}"
    r"|lettre (?:recommandee|ouverte) .{0,80})"
)
TO_SOMEBODY = re.compile(rf"(?:a )?(?:(?:{PERSON}) (?:la |le |l')|(?:mme|m\.|{PERSON}) [a-z])[^,!]*")
MEETING = re.compile(  # below the names: « Rassemblement le 31 mars 2016 à 14 h 30 »
    r"(?:rassemblement|rendez-vous|rdv|manifestation|depart|reunion|assemblee generale|ag)\b.{0,100}\d"
)
COPIED = re.compile(r"(?:copies?(?: a)?|cc|destinataires?) ?:")
RUBRIC = re.compile(  # above a title, and none: « SOCIÉTÉ – ENTRETIEN », « La Gazette du compost »
    r"(?:(?:etude|enquete|entretien|interview|reportage|decryptage|analyse|opinion|point de vue|edito(?:rial)?|breves?"
    r"|dossier|temoignage|portrait|libres? propos|focus|zoom|(?:au )?sommaire|debat|chronique|billet|a la une|flash"
    r"|societe|economie|politique|culture|social|international|sante|education|environnement|transports?|logement"
    r"|vie municipale|vie locale|vie associative|expressions? (?:libre|des groupes.{0,40}|politiques?)"
    r"|informations?(?: rapides| importantes?)?|transcription|revue de presse.{0,30}|resume|introduction|avant-propos"
    r"|(?:le )?mot d(?:u|e la|e l'|es) .{4,30})"
    r"(?: ?[/|–—·-] ?)?){1,3}"
    r"|(?:(?:la|le|notre) |l')?(?:gazette|lettre|bulletin|journal|echo|infolettre|feuille|chronique|petit journal|blog)"
    r" (?:de la |de l'|du |des |de |d')[a-z' -]{2,40}"
    r"|(?:rapport|note(?: de service)?|circulaire|instruction|dossier|etude|cahier|document de travail)"
    r" n° ?[\w/.-]{1,20}"
)
