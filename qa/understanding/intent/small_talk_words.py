"""What small talk is made of, on folded words: greetings, thanks, compliments, insults, and what stands beside them."""

SOCIAL = frozenset(  # any of these makes small talk of a text that is made of nothing but these two lists
    """
    abruti abrutie abrutis adieu adorable adore aie aime aimes andouille au-revoir bah bete beurk bien bienvenue
    bisou bisounours bisous biz bizz bjr bof bonjour bonne bonsoir bourre bravo bsr bye bytes caca calin calins
    casse cava cc chantez cheri cherie chiant chiante chiottes chouette ciao cimer con connard connasse conne cons
    cool cordiale cordialement coucou couillon cretin cretine cretins debile deconne degage desole desolee dommage
    dsl enchante enchantee encule ennuie epatant excuse excusez feliciations felicitations fuck gaffe genial geniale
    gentil gentille gueule haha hahaha hehe hein hello heu hey hi hihi hmm hola hop hum idiot idiote idiots imbecile
    impec impeccable incapable incapables incompetent incompetente journee joyeuse joyeuses joyeux kikou lol loupe
    lu magnifique marrant mci mdr merci mercii merciii merde merdique merveille merveilleux mmh moche moisi mouais
    navre navree naze nazes non nul nullard nulle ok okay oki ouah ouais ouf oui oups pardon parfait pathetique
    perime peu-importe pff pfff plaisantais plaisante pleasure pourri pourrie ppf ptdr punaise putain pute ratee
    ravi ravie re rebonjour remercie remerciements remercions revoir rigolais rigole rigolo rire ris salaud salope
    salut salutation salutations si slt stp stupide super superbe svp sympa sympathique tchao testais teste tg
    thanks thx tocard tocarde top trompe trompee trouduc vive waouh wesh wow yes yo youpi zut
    """.split()
)
BESIDE = frozenset(  # says nothing of a subject: with a word above it is small talk, alone it is not
    """
    1 2 3 a ah ai aide aider ait ali alors ami amie amis amour an annee annees anniversaire apero apres as assez au
    aussi autre avec bande batard beau beaucoup bebe belle ben betise bon bonnes bons bot bref c ca cadeau calme cas
    catastrophe ce ces cet cette chante chapeau chat chatbot cher chere chers chose comme comment compris continue
    copain copine creve d d'accord de demain des dis dit dites dixit donc drole droles du eh elle elles en encore
    end enfants epouse equipe erreur es espece essai est et etes etre eu euh excellent faire fais fait faites fausse
    faute fenetre fete fetes feu fin foi fois formidable fort fou gourde grand grande grave gros grosse heure ia il
    imbeciles infiniment inutile j je jolie joue jour la le les leur lire ma machine madame mais maman manip
    manipulation marie marre matin matinee mauvais mauvaise mauvaises me mec mercis mere mes mesdames messieurs
    mieux mille milles minable moi mon monde monsieur n ne neige no noel nos notre nous nouvelle nuit nulles nuls oh
    on ou papa paques par pas pauvre pere petit petite peu plaisir plait plus pote pour pouvez precieuse prochaine
    programme puis qu quand que quel quelle quelqu quelqu'un quelques quoi raciste rapide reponse reponses ridicule
    robot roi s sa sais sale sans sante se semaine serieux seulement soir soiree sois son sont suis sur t ta tard te
    tes test tester toi tot toujours tous tout toute toutes travail tres tristement trop tu un une utile va vas veux
    vie vieux voila voir vos votre vous vraiment week y
    """.split()
)
PHRASES = (  # whole texts; the words of a person to whoever answers
    r"(?:comment )?(?:ca|cava|tout) (?:va|roule|baigne|se passe)(?: (?:bien|mieux|toi|vous|aujourd'hui))*",
    r"comment (?:vas tu|allez vous|tu vas|vous allez|te portes tu)(?: .{0,20})?",
    r"(?:coucou |salut |bonjour |allo )?(?:il )?y a (?:quelqu'un|du monde)(?: .{0,20})?",
    r"(?:allo|quoi de neuf|du neuf|test|ferme la|la ferme ta|pauvre con|excellent|formidable|excellent travail|"
    r"a plus|a bientot|a demain|a tout a l'heure|rien|laisse tomber)(?: test)*",
    r"(?:je|j'|moi je|on) ?(?:ne )?(?:n')?(?:sais|suis|en|m'en|rigole|teste|plaisante|m'ennuie|vais|dors|pars|"
    r"reviens)(?: .{0,6})?(?:pas|plus|rien|marre|fous|fatigue|mauvaise humeur|triste|content|contente|bien|mal|la|"
    r"dormir|manger|parti|de retour)(?: du tout| aujourd'hui)?",
    r"(?:est ce que )?(?:tu |t'(?=[aeio]))(?!peux|pourrais|sais|saurais|trouves|penses|dis|"
    r"proposes)\w+(?: \w+){0,4}",
    r"(?:as|es|aimes|veux|vas|viens|fais|bois|manges|sens|reves) (?:tu|toi)(?: \w+){0,4}",
    r"(?:epouse|embrasse|suis|attends|ecoute|reponds|sauve|aime|tue|lache|oublie|laisse|fous le|"
    r"foutez le)z? (?:moi|nous|camp)(?: rire| tranquille| s'il te plait)?",
    r"(?:(?:une|encore une|la) )?(?:blague|forme)(?: stp| svp| s'il te plait)?",
    r"(?:qui|pourquoi) (?:t'a|t'ont|vous a|vous ont) (?:cree|fait|programme|invente|concu|code)e?(?: \w+){0,2}",
    r"(?:vous|tu) me (?:\w+)(?: chier| rire| peur)?",
    r"(?:d'accord|ca marche|c'est note|bien recu|je vois|je comprends|pas de probleme|pas mal|"
    r"c'est bon)(?: .{0,15})?",
    r"(?:quelle heure|quel jour|quel temps)(?: est il| fait il| sommes nous| on est)(?: .{0,25})?",
    r"(?:il est quelle heure|on est quel jour|il fait (?:beau|froid|chaud|moche)|il pleut|il neige|"
    r"quelle heure il est)(?: .{0,25})?",
    r"(?:raconte|raconter|dis|chante|fais|ecris|invente|joue|recite|dessine|donne)(?: moi| nous)? (?:une?|des|"
    r"quelque chose|n'importe|ta|le|la)(?: \w+)? ?(?:blagues?|histoires?|chansons?|poemes?|gros mots?|dessin|"
    r"drole|quoi|vie|betises?|calin|bisou|recette|devinettes?|haiku|rap)(?: .{0,30})?",
    r"(?:tu es|vous etes|t'es|es tu|etes vous|c'est) (?:(?:vraiment|bien|donc|encore|toujours|juste|que|des|les|"
    r"qu'|un|une|trop|tres|si|tellement|pas|completement) )*(?:la|humain|humaine|robot|ia|machine|chatgpt|reel|"
    r"vivant|serieux|bete|intelligent|incapables?|lent|gentil|chiant|penible|mechant|drole|fort|malin|debile|"
    r"idiot|con|lourd|bizarre|parfait|bon|super|genial)e?s?(?: ou .{1,15})?",
    r"(?:mais |et |alors )?(?:qui|que|quoi|comment|ou|quand|pourquoi) (?:es|etes|fais|faites|dors|dormez|manges|"
    r"habites|habitez|vis|vivez|sers|servez) (?:tu|vous)(?: .{0,20})?",
    r"(?:mais |et |alors )?(?:comment|pourquoi)? ?(?:tu|vous|t'|on) ?(?:t'appelles|vous appelez|"
    r"t'appelle)(?: .{0,12})?",
    r"(?:c'est|qu'est ce que c'est|quel (?:est|truc)) ?(?:que )?(?:nul|nulle|genial|drole|pourri|rigolo|chouette|"
    r"bien|top|super|cool|mauvais|bidon|moche|n'importe quoi)(?: (?:ton|ta|votre|ce|cette|le|la|leur) \w+)?",
    r"(?:parfait|merci|super|genial|bravo|desole|pardon)(?: et)?(?: (?:merci|bravo))?(?: (?:pour|a|de|je|c'est|"
    r"d'avoir) .{1,40})",
    r"(?:j'ai|on a|t'as) (?:trop |tres |si )?(?:faim|soif|sommeil|froid|chaud|rien|compris)(?: .{0,12})?",
    r"(?:on|tu|vous) (?:mange|mangez|boit|bois|fait|fais|va|vas|sort|sors)(?: quoi| ou| quand|"
    r" comment)(?: .{0,25})?",
    r"(?:arrete|arretez|cesse|va|casse|tais|reveille|calme|vas|bouge|reponds|allez)(?: .{0,8})?(?: (?:de dire|y|"
    r"toi|t'en|vous|n'importe quoi|la))(?: .{0,25})?",
    r"(?:tu|vous) (?:peux|pouvez|pourrais|pourriez)? ?(?:connais|connaissez|m'aider|nous aider|m'entends|"
    r"m'ecoutes|savoir)(?: .{0,6}blagues?)?(?: .{0,12})?",
    r"(?:quel(?:le)? (?:est|age)|c'est quoi|parle moi de|comment est|qui est) (?:\w+ )?(?:ton|ta|tes|as tu|"
    r"avez vous)(?: .{0,25})?",
    r"(?:je|moi)(?: \w+)? (?:t'aime|t'adore|te deteste|t'emmerde|m'ennuie|suis (?:triste|content|fatigue|amoureux|"
    r"perdu|la|desole))e?(?: .{0,25})?",
    r"va (?:te faire|au diable|mourir|voir|te coucher|chier).{0,30}|(?:ferme|ta) (?:la|gueule|bouche).{0,20}",
    r"(?:(?:passe|passez) )?(?:une )?(?:bonne|bon|joyeux|joyeuse|excellente?|belle|beau) (?:week end|"
    r"fin de journee|apres midi|paques|soiree|journee|annee|nuit|appetit|courage|chance|vacances|matinee|noel|"
    r"anniversaire|fetes?|saint valentin)(?: .{0,20})?",
)
