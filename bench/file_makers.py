"""Files as people have them, made by real programs from the texts of `files.md`, each kind in several layouts."""

import json
import unicodedata
from email.message import EmailMessage
from html import escape

from bench.as_they_come import as_html, as_plain, page
from bench.written_texts import Written

NOTICE = (
    "Ce message et ses pièces jointes sont confidentiels et réservés à leurs destinataires. "
    "Si vous l’avez reçu par erreur, merci de le détruire."
)
_MENU = ("Accueil", "Nos combats", "Adhérer", "Agenda", "Boutique")
_FIELD = ("From", "To", "Subject", "Date")

Made = tuple[str, bytes]
"""The suffix of a file, and its bytes."""


def _day(text: Written) -> str:
    return f"{text.day:%a, %d %b %Y} 10:20:00 +0100"


def _mail(sender: str, subject: str, day: str) -> EmailMessage:
    mail = EmailMessage()
    for name, value in zip(_FIELD, (sender, "redaction@journal.example", subject, day), strict=True):
        mail[name] = value
    return mail


def _of(text: Written) -> EmailMessage:
    return _mail(f'"{text.source}" <presse@asso{text.number}.example>', text.title, _day(text))


def plain_mail(text: Written) -> Made:
    """With a signature, a notice, an image in the middle, odd labels of charsets."""
    mail, body = _of(text), as_plain(text.below)
    signature = f"\n\n-- \n{text.source}\n06 12 34 56 7{text.number}\n\n{NOTICE}\n"
    if text.number % 3 == 0:
        half = body.index("\n\n", len(body) // 3)
        mail.set_content(body[:half], charset="utf-8")
        mail.add_attachment(b"\x89PNG\r\n\x1a\n" + bytes(2_000), "image", "png", disposition="inline", filename="l.png")
        mail.add_attachment(body[half:] + signature, subtype="plain", charset="utf-8", disposition="inline")
    elif text.number % 3 == 1:
        mail.set_content(body + signature, charset="windows-1252", cte="quoted-printable")
        mail.replace_header("Content-Type", 'text/plain; charset="iso-8859-1"')
    else:
        mail.set_content(body + signature, charset="utf-8", cte="base64")
        mail.add_alternative(page(f"<div>{as_html(text.below)}</div>", ""), subtype="html")
    return ".eml", bytes(mail)


def forwarded_mail(text: Written) -> Made:
    """By somebody else, months later: attached, or in the body as three programs write it."""
    mail = _mail("Marc Dupuis <marc@journal.example>", f"Tr : {text.title}", "Mon, 02 Jun 2025 08:00:00 +0200")
    sender, day = f"{text.source} <presse@asso{text.number}.example>", f"{text.day:%d/%m/%Y} 10:20"
    body = as_plain(text.below)
    match text.number % 4:
        case 0:
            mail.set_content("Pour info.\n\nMarc\n")
            mail.add_attachment(_whole(text))
        case 1:
            head = f"De : {sender}\nEnvoyé : {day}\nÀ : Rédaction\nObjet : {text.title}"
            mail.set_content(f"Pour info.\n\n-----Message d'origine-----\n{head}\n\n{body}\n")
        case 2:
            head = f"De: {sender}\nDate: {day}\nSubject: {text.title}\nTo: <redaction@journal.example>"
            mail.set_content(f"A voir\n\n---------- Forwarded message ---------\n{head}\n\n{body}\n")
        case _:
            head = f"<b>De :</b> {escape(sender)}<br><b>Envoyé :</b> {day}<br><b>Objet :</b> {escape(text.title)}"
            inner = f"<div><hr><p>{head}</p>{as_html(text.below)}</div>"
            mail.set_content(page(f"<p>Pour info</p>{inner}", ""), subtype="html")
    return ".eml", bytes(mail)


def _whole(text: Written) -> EmailMessage:
    mail = _of(text)
    mail.set_content(as_plain(text.below))
    return mail


def newsletter(text: Written) -> Made:
    """Tables within tables, a preheader that nobody sees, a link to read it on the web, a line to leave it."""
    mail = _of(text)
    hidden = "<div style='display:none;max-height:0'>Lisez notre dernière lettre d’information</div>"
    leave = "<p style='font-size:10px'><a href='#'>Se désabonner</a></p>"
    rows = f"<tr><td><img src='cid:l' alt=''></td></tr><tr><td><h1>{escape(text.title)}</h1></td></tr>"
    rows += f"<tr><td>{as_html(text.below[1:])}</td></tr><tr><td>{leave}</td></tr>"
    table = f"<table width='100%'><tr><td align='center'><table width='600'>{rows}</table></td></tr></table>"
    mail.set_content("Votre messagerie n’affiche pas le HTML. Lisez-nous en ligne : https://asso.example/l")
    mail.add_alternative(page(hidden + table, text.title), subtype="html")
    return ".eml", bytes(mail)


def web_page(text: Written) -> Made:
    """An article among what a site puts around it: marked as one, in plain boxes, in an accordion, beside an aside."""
    links = "".join(f"<li><a href='/{i}'>{name}</a></li>" for i, name in enumerate(_MENU))
    banner = "<div id='consent' role='dialog'><p>Nous et nos 842 partenaires déposons des cookies afin de mesurer "
    banner += "l’audience et de vous proposer des contenus adaptés à vos goûts.</p><button>OK</button></div>"
    others = "".join(f"<li><a href='/v{i}'>Un autre communiqué de {i + 2010}</a></li>" for i in range(5))
    known = {"@type": "NewsArticle", "headline": text.title, "datePublished": f"{text.day:%Y-%m-%d}T09:00:00+01:00",
             "publisher": {"@type": "Organization", "name": text.source}}  # fmt: skip
    title, body = f"<h1>{escape(text.title)}</h1>", as_html(text.below[1:])
    head, when = "", f"<p class='date'>Publié le <time datetime='{text.day}'>{text.day:%d/%m/%Y}</time></p>"
    match text.number % 4:
        case 0:
            head = f"<script type='application/ld+json'>{json.dumps({'@graph': [known]})}</script>"
            main = f"<main><article>{title}{body}</article></main>"
        case 1:
            beside = f"<div class='col-4'><ul>{others}</ul></div>"
            main = f"<div class='row'><div class='col-8'>{title}{when}{body}</div>{beside}</div>"
        case 2:
            half = body.index("</p>") + 4
            fold = f"<details><summary>Lire la suite</summary>{body[half:]}</details>"
            main = f"<section>{title}{when}{body[:half]}{fold}</section>"
        case _:
            beside = f"<aside><h2>À lire aussi</h2><ul>{others}</ul></aside>"
            main = f"<div class='page'>{beside}<div>{title}{when}{body}</div></div>"
    head += f"<meta property='og:site_name' content='{escape(text.source)}'>"
    head += f"<link rel='canonical' href='https://a.example/{text.number}'>"
    around = (
        f"<nav><ul>{links}</ul></nav>{banner}{main}<footer><p>© {escape(text.source)} — Mentions légales</p></footer>"
    )
    return ".html", page(around, f"{text.title} - {text.source}").replace("</head>", f"{head}</head>").encode()


def copied_page(text: Written) -> Made:
    """What a browser copies of a whole page, kept in a text file: encoded twice, in old encodings, apart accents."""
    words = "\n".join([*_MENU, "", text.source, "", text.title, text.place, "", as_plain(text.below[1:])])
    words += "\n\nPartager sur Facebook\nImprimer\nMentions légales\n"
    match text.number % 5:
        case 0:
            return ".txt", words.encode("utf-8").decode("latin-1").encode("utf-8")
        case 2:
            return ".txt", words.replace("\u202f", "\xa0").encode("mac_roman", "replace")
        case 1:
            return ".txt", unicodedata.normalize("NFD", words).encode("utf-16")
        case 3:
            return ".txt", words.replace("a", "a\u200b", 3).encode("utf-8-sig")
        case _:
            head = f'+++\ntitle = "{text.title}"\ndate = {text.day}\nsource = "{text.source}"\n+++\n\n'
            return ".md", (head + as_plain(text.below)).encode()
