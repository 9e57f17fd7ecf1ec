"""First names that are frequent in French-speaking countries, folded: « Jeanne Martelet » is a person."""

FIRST_NAMES = frozenset(
    """
    adele adrien agathe agnes ahmed aicha alain albert alexandra alexandre alexis alice aline alix amelie amina ana
    anais andre andrea anissa anita anna anne annick annie antoine antonin armand arnaud arthur astrid aude audrey
    aurelie aurelien axel aziz baptiste barbara bastien beatrice benedicte benjamin benoit bernadette bernard bertrand
    blandine boris brigitte bruno camille carine carole caroline catherine cecile cedric celia celine chantal charles
    charlotte chloe christelle christian christiane christine christophe claire clara claude claudine clement clementine
    colette coralie corinne cyril cyrille damien daniel daniele danielle david delphine denis denise diane didier
    dominique dorothee edith edouard elena eliane elias elisabeth elise elodie eloise elsa emilie emma emmanuel
    emmanuelle eric erwan estelle esther etienne eugenie eva evelyne fabien fabienne fabrice farid fatima fatou
    felix fernand flavie florence florent florian francis franck francois francoise frederic frederique gabriel
    gabrielle gael gaelle genevieve georges gerald gerard gerome gilbert gilles ginette gisele gregoire gregory
    guillaume gustave guy gwenaelle hamid hassan helene henri herve hicham hubert hugo hugues ibrahim ines irene
    isabelle ivan jacqueline jacques jean jeanine jeanne jeannine jeremie jeremy jerome joel joelle johan jonathan
    jordan joseph josette josiane judith jules julia julie julien juliette justine kader kamel karim karine kevin
    khadija laetitia laure laurence laurent lea leila leo leon leonie liliane lionel lisa loic louis louise luc lucas
    lucie lucien lucienne ludovic lydia lydie madeleine magali malika manon manuel marc marcel marcelle margaux
    margot marguerite maria mariam marianne marie marine marion martin martine maryse mathieu mathilde matthieu maud
    maurice max maxime mehdi melanie melissa michael michel michele micheline mireille mohamed monique morgane mounir
    mourad muriel murielle myriam nadege nadia nadine naima nassim natacha nathalie nathan nicolas nicole nina noel
    noelle noemie nora odette odile olivia olivier oceane pascal pascale patrice patricia patrick paul paule paulette
    pauline perrine philippe pierre pierrette quentin rachel rachid raphael raphaelle raymond raymonde regine regis
    remi remy renaud rene renee richard robert robin roger roland romain romane rosa rose sabine sabrina said salima
    samia samir samuel sandra sandrine sara sarah sebastien serge severine simon simone sofia solange solene sonia
    sophie stephane stephanie suzanne sylvain sylvette sylviane sylvie tania teddy theo therese thibault thibaut
    thierry thomas timothee tristan ursula valentin valentine valerie vanessa veronique victor victoria vincent
    violaine virginie viviane walid xavier yacine yann yannick yasmina yasmine yohan yolande youcef youssef yves
    yvette yvon yvonne zoe zohra
    """.split()
)
