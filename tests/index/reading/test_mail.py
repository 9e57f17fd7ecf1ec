"""A mail gives every text that its reader sees in it, each with whose it is and when."""

from email.message import EmailMessage

import pytest

from index.reading.mail.quoted import parted
from index.reading.opening import opened
from index.reading.parts import LeftOut
from index.values.communique import Origin
from index.values.document import Document

HEAD = "From: Collectif des Quais <presse@quais.example>\nDate: Tue, 12 Mar 2024 09:15:00 +0100\nSubject: {}\n"
FORWARD = "Syndicat des quais <presse@syndicat.example>"


def documents(content: bytes) -> list[Document]:
    found = [part.found for part in opened("a.eml", content) if not isinstance(part.found, LeftOut)]
    assert all(isinstance(one, Document) for one in found), found
    return [one for one in found if isinstance(one, Document)]


def texts(content: bytes) -> list[str]:
    return [one.text for one in documents(content)]


def facts(document: Document) -> tuple[str | None, str | None]:
    said = document.said[Origin.MAIL]
    return said.source, said.date.isoformat() if said.date else None


def plain(body: str, subject: str = "Quais", kind: str = "text/plain; charset=utf-8") -> bytes:
    return f"{HEAD.format(subject)}Content-Type: {kind}\n\n{body}".encode()


def built(subject: str = "Quais") -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Collectif des Quais <presse@quais.example>", subject
    mail["Date"] = "Tue, 12 Mar 2024 09:15:00 +0100"
    return mail


@pytest.mark.parametrize("label", ["iso-8859-1", "us-ascii", "windows-1252", "inconnu", "utf-8"])
def test_bytes_of_windows_are_read_so_whatever_their_label(label: str) -> None:
    head = f"{HEAD.format('x')}Content-Type: text/plain; charset={label}\n\n".encode()
    assert texts(head + "L’été coûte 12 € – au plus…".encode("cp1252")) == ["L’été coûte 12 € – au plus…"]


@pytest.mark.parametrize("label", ["; charset=iso-8859-1", "; charset=us-ascii", "", "; charset=inconnu"])
def test_bytes_that_are_utf_8_are_read_so_whatever_their_label(label: str) -> None:
    assert texts(plain("L’été coûte 12 €.", kind=f"text/plain{label}")) == ["L’été coûte 12 €."]


def test_a_header_in_bare_bytes_keeps_its_letters() -> None:
    (one,) = documents("From: Fédération de l’été <presse@f.example>\nSubject: Grève à Évian\n\nNon.".encode())
    assert (one.said[Origin.MAIL].source, one.said[Origin.MAIL].title) == ("Fédération de l’été", "Grève à Évian")


def test_all_that_stands_in_line_is_read_in_order_and_a_picture_is_not() -> None:
    mail = built()
    mail.set_content("Avant.")
    mail.add_attachment(b"png", maintype="image", subtype="png", filename="a.png", disposition="inline")
    mail.add_attachment("Après.", disposition="inline")
    assert texts(bytes(mail)) == ["Avant.\n\nAprès."]


def test_of_two_ways_to_say_the_same_one_is_read() -> None:
    mail = built()
    mail.set_content("La mairie renonce.")
    mail.add_alternative("<p>La <b>mairie</b> renonce.</p>", subtype="html")
    assert texts(bytes(mail)) == ["La mairie renonce."]


@pytest.mark.parametrize(
    "stub",
    [
        "Votre messagerie ne lit pas le HTML.",
        "Pour voir ce message en ligne : https://x.example/1",
        "Version en ligne",
        "Si ce message ne s'affiche pas bien, consultez la version en ligne.",
        "Communiqué",
    ],
)
def test_where_the_plain_text_stands_in_for_the_other_the_other_is_read(stub: str) -> None:
    mail = built()
    mail.set_content(stub)
    words = "La mairie renonce aux travaux de la piscine des Quais, qui coûtent 840 000 euros cette année."
    mail.add_alternative(f"<p>{words}</p><p style='display:none'>Aperçu</p>", subtype="html")
    assert texts(bytes(mail)) == [words]


def test_a_mail_that_is_carried_is_a_text_of_its_own_with_its_sender_and_its_day() -> None:
    inner = EmailMessage()
    inner["From"], inner["Date"], inner["Subject"] = FORWARD, "Mon, 5 Feb 2024 10:00:00 +0100", "Non"
    inner.set_content("Le syndicat refuse.")
    mail = built("TR: Non")
    mail.set_content("Bonjour, voici ce que nous avons reçu.")
    mail.add_attachment(inner)
    (one,) = documents(bytes(mail))
    assert (one.text, *facts(one)) == ("Le syndicat refuse.", "Syndicat des quais", "2024-02-05")


@pytest.mark.parametrize(
    "head",
    [
        f"--- Message transféré ---\nSujet : Non\nDate : Mon, 5 Feb 2024 10:00:00 +0100\nDe : {FORWARD}\nPour : x@y",
        f"---- Forwarded message ----\nDe : {FORWARD}\nDate: lun. 5 févr. 2024 à 10:00\nSubject: Non\nTo: <x@y>",
        f"Début du message réexpédié :\n\nDe: {FORWARD}\nObjet: Non\nDate: 5 février 2024 à 10:00:00 UTC+1\nÀ: x@y",
        f"________________________________\nDe : {FORWARD}\nEnvoyé : lundi 5 février 2024 10:00\nÀ : x\nObjet : Non",
        f"-----Message d'origine-----\nDe : {FORWARD}\nEnvoyé : lundi 5 février 2024 10:00\nÀ : x\nCc : y\nObjet : Non",
        f"De : {FORWARD}\nEnvoyé : 05/02/2024 10:00\nÀ : x\nObjet : Non",
    ],
)
def test_a_forward_in_the_body_is_a_text_of_its_own(head: str) -> None:
    (one,) = documents(plain(f"Pour information.\n\n{head}\n\nLe syndicat refuse.\n\nIl le dit.", "TR: Non"))
    assert (one.text, *facts(one)) == ("Le syndicat refuse.\n\nIl le dit.", "Syndicat des quais", "2024-02-05")


@pytest.mark.parametrize(
    "head",
    [
        "Le 2024-02-05 23:25, Rectorat de Belleville a écrit :",
        "Le 05/02/2024 à 23:25, Rectorat de Belleville a écrit :",
        "Le lun. 5 févr. 2024 à 23:25, Rectorat de Belleville <x@belleville.example> a\nécrit :\n",
        "Le lundi 5 février 2024 à 23:25:12 UTC+1, Rectorat de Belleville a écrit :",
        "On Mon, Feb 5, 2024 at 10:12 AM Rectorat de Belleville <x@belleville.example> wrote:",
    ],
)
def test_what_is_answered_is_a_text_of_its_own(head: str) -> None:
    answer, asked = documents(plain(f"Nous refusons.\n\n{head}\n> Le rectorat décide.\n>\n> Il supprime.\n", "Re: Non"))
    assert (answer.text, *facts(answer)) == ("Nous refusons.", "Collectif des Quais", "2024-03-12")
    assert asked.text == "Le rectorat décide.\n\nIl supprime."
    assert facts(asked) == ("Rectorat de Belleville", "2024-02-05")


def test_answers_between_the_lines_stay_the_sender_s() -> None:
    body = "Le 05/02/2024 à 23:25, Rectorat de Belleville a écrit :\n> Est-ce non ?\n\nOui.\n\n> Et demain ?\n\nNon.\n"
    answer, asked = texts(plain(body, "Re: Non"))
    assert (answer, asked) == ("Oui.\n\nNon.", "Est-ce non ?\n\nEt demain ?")


def test_a_person_who_is_answered_is_no_source() -> None:
    _, asked = documents(plain("Non.\n\nLe 05/02/2024 à 23:25, Camille Roux a écrit :\n> Un avis ?\n", "Re: x"))
    assert facts(asked) == (None, "2024-02-05")


@pytest.mark.parametrize(
    "words",
    [
        "Le 9 avril, le rectorat a écrit :\n« Nous refusons ».",
        "De : qui parle-t-on ?\nDate : à venir",
        "Objet : la grève\n\nLe syndicat refuse.",
        "Le rectorat a écrit aux familles le 5 février 2024 : rien ne change.",
    ],
)
def test_what_only_resembles_a_head_is_the_sender_s_own(words: str) -> None:
    assert parted(words) == (words, [])


def test_lines_that_flow_are_one() -> None:
    body = "Le syndicat refuse la \nsuppression de 14 postes.\n\nIl le dit."
    said = texts(plain(body, kind="text/plain; charset=utf-8; format=flowed"))
    assert said == ["Le syndicat refuse la suppression de 14 postes.\n\nIl le dit."]


def test_a_file_that_is_attached_is_a_text_of_its_own_named_for_its_mail() -> None:
    mail = built()
    mail.set_content("Le tract est joint.")
    mail.add_attachment(b"Le tract.", maintype="text", subtype="plain", filename="tract.txt")
    mail.add_attachment(b"GIF89a", maintype="image", subtype="gif", filename="logo.gif")
    one, two, logo = opened("a.eml", bytes(mail))
    assert isinstance(two.found, Document)
    assert isinstance(logo.found, LeftOut)
    assert (one.name, two.name, two.found.text, two.content) == ("a.eml", "a › tract.txt", "Le tract.", b"Le tract.")


def test_each_text_can_be_read_again_from_its_own_bytes() -> None:
    body = f"Lisez.\n\nDe : {FORWARD}\nEnvoyé : 05/02/2024 10:00\nÀ : x\nObjet : Non\n\nLe syndicat refuse l’été."
    part, _note = opened("a.eml", plain(body, "TR: Non"))
    assert part.content is not None
    (again,) = opened("b.eml", part.content)
    assert again.found == part.found


def test_a_mail_of_html_cites_as_a_plain_one() -> None:
    body = (
        "<div>Nous refusons.</div><div>Le 5 févr. 2024 à 23:25, Rectorat &lt;x@y.example&gt; a écrit :</div>"
        "<blockquote class='gmail_quote'><p>Il décide.</p><ul><li>un</li></ul></blockquote>"
    )
    assert texts(plain(body, "Re: x", "text/html; charset=utf-8")) == ["Nous refusons.", "Il décide.\n\n- un"]


def test_answers_to_answers_without_end_come_to_an_end() -> None:
    body = "".join(f"{'> ' * i}Le 05/02/2024 à 10:00, a@b.example a écrit :\n" for i in range(400)) + "Un mot.\n"
    body += "De : a@b.example\nDate : 5 février 2024\nObjet : x\n" * 2_000
    assert len(texts(plain(body, "Re: x"))) < 500


PASSED = f"---- Message transféré ----\nDe : {FORWARD}\nDate: lun. 5 févr. 2024 à 10:00\nObjet: Non\n\nIl refuse."
PASSED_ON = [
    "Pour information.",
    "Bonjour,\n\nVoici ce que nous avons reçu.\n\nBien à vous,\nJeanne",
    "Pour info et diffusion.\nMerci !\n\nPaul",
    "Chères et chers camarades,\n\nVous trouverez ci-dessous le communiqué du syndicat.\n\nFraternellement",
    "FYI",
    "Salut, je te fais suivre le message du rectorat, bonne lecture.",
    "Bonjour à toutes et tous, merci de bien vouloir diffuser largement ce texte auprès de vos adhérents.",
    "Reçu ce matin de la préfecture.\n\nCordialement,\nLe secrétariat",
    "Nous vous transmettons ce courrier pour suite à donner.",
    "Envoyé depuis mon téléphone",
]
SAID = [
    "Le collectif ne signera pas cet accord.",
    "Pour information. La mairie nous a menti sur le coût du chantier.",
    "Bonjour,\n\nCe texte oublie que 300 emplois disparaissent.\n\nBien à vous,\nJeanne",
    "Notre fédération s’associe à cet appel et sera dans la rue jeudi.",
    "Je suis opposée à ce texte, il faut trouver autre chose.",
    "Merci de noter que le rectorat ment sur le nombre de postes, qui n’est pas de douze mais de quarante cette année.",
]


@pytest.mark.parametrize("note", PASSED_ON)
def test_a_note_that_only_passes_a_mail_on_is_told_and_not_read(note: str) -> None:
    parts = list(opened("a.eml", plain(f"{note}\n\n{PASSED}", "TR: Non")))
    assert [one.found.text if isinstance(one.found, Document) else one.name for one in parts] == [
        "Il refuse.", "a › mot d’accompagnement"]  # fmt: skip
    assert isinstance(parts[1].found, LeftOut)
    assert " ".join(note.split()) in parts[1].found.why


@pytest.mark.parametrize("note", SAID)
def test_a_short_note_that_says_something_above_what_it_forwards_is_a_text(note: str) -> None:
    assert texts(plain(f"{note}\n\n{PASSED}", "TR: Non")) == ["Il refuse.", note]


def test_what_is_attached_and_not_read_is_told() -> None:
    mail = built()
    mail.set_content("Le tract est joint.")
    for name, kind in (("plan.pptx", "vnd.ms-powerpoint"), ("", "x-inconnu"), ("smime.p7s", "pkcs7-signature")):
        mail.add_attachment(b"abc", maintype="application", subtype=kind, filename=name or None)
    aside = [one.name for one in opened("a.eml", bytes(mail)) if isinstance(one.found, LeftOut)]
    assert aside == ["a › plan.pptx", "a › pièce jointe"]


@pytest.mark.parametrize("mark", ["Sujet : |Date : |De : |Pour : ", "Subject: |Date: |From: |To: "])
def test_the_head_of_a_forward_may_be_a_table(mark: str) -> None:
    """As Thunderbird writes it in HTML."""
    values = ["Quais", "Fri, 5 Apr 2024 10:00:00 +0200", "Syndicat des quais &lt;presse@syndicat.example&gt;", "a@b.fr"]
    rows = "".join(
        f"<tr><th>{name}</th><td>{value}</td></tr>" for name, value in zip(mark.split("|"), values, strict=True)
    )
    body = f"<div>-------- Message transféré --------<table>{rows}</table><p>Nous refusons la vente.</p></div>"
    (forwarded,) = documents(plain(body, kind="text/html; charset=utf-8"))
    assert forwarded.text == "Nous refusons la vente."
    assert facts(forwarded) == ("Syndicat des quais", "2024-04-05")


@pytest.mark.parametrize(
    ("note", "read"), [("Bonjour,\n\nVeuillez trouver ci-joint notre communiqué.\n\nCordialement", 1),
                       ("Le comité ne signera pas cet accord, dit sa présidente.", 2)]
)  # fmt: skip
def test_a_note_that_only_passes_on_what_is_attached_is_no_text(note: str, read: int) -> None:
    mail = built()
    mail.set_content(note)
    mail.add_attachment("Le comité refuse la vente des quais.", filename="communique.txt")
    assert len(documents(bytes(mail))) == read
