-- From format 2 to 3: `other_facts` also tells, of a text, its address, its language when it is not French, and how surely
-- its words were recognised on an image (facts `address`, `language`, `legibility`, without an origin).
COMMENT ON TABLE other_facts IS 'What less trusted places say otherwise; the address, language and legibility of a text';
