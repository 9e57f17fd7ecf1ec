"""A page gives its text, whatever surrounds it, with the day and the name that it declares or shows."""

import pytest

from index.reading.web.html import read_html
from index.values.communique import Origin

BANNER = (
    "<p>Nous et nos 842 partenaires utilisons des cookies pour mesurer l'audience, proposer des contenus adaptés et "
    "financer ce site. Vous pouvez accepter ou refuser à tout moment en bas de page.</p><button>Accepter</button>"
)
ARTICLE = "<h1>Les halles restent</h1><p>L'union refuse la vente des halles pour 2,4 millions d'euros.</p>"
WORDS = "Les halles restent\n\nL'union refuse la vente des halles pour 2,4 millions d'euros."


def text(body: str, head: str = "") -> str:
    return read_html(f"<html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode()).text


def day(body: str, head: str = "") -> str | None:
    page = read_html(f"<html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode())
    date = page.said[Origin.PAGE].date
    return date.isoformat() if date else None


@pytest.mark.parametrize(
    "banner",
    [
        '<div id="cookie-consent">{}</div>',
        '<div class="modal rgpd">{}</div>',
        '<section role="dialog">{}</section>',
        '<div aria-modal="true">{}</div>',
        '<div id="didomi-host">{}</div>',
        '<div class="tarteaucitronAlertBig">{}</div>',
        "<aside>{}</aside>",
        "<footer>{}</footer>",
    ],
)
@pytest.mark.parametrize("holder", ["<article>{}</article>", "<main>{}</main>", "<main><article>{}</article></main>"])
def test_a_short_article_is_not_replaced_by_what_surrounds_it(banner: str, holder: str) -> None:
    assert text(banner.format(BANNER) + holder.format(ARTICLE)) == WORDS
    assert text(holder.format(ARTICLE) + banner.format(BANNER)) == WORDS


def test_a_short_page_that_names_no_article_keeps_its_words_and_loses_the_banner() -> None:
    nav = "<nav><ul><li><a href=/>Accueil</a></li></ul></nav>"
    assert text(f'<div class="cookies">{BANNER}</div>{nav}<div>{ARTICLE}</div>') == WORDS


@pytest.mark.parametrize(
    "folded",
    [
        "<details><summary>Quel prix ?</summary><p>Deux millions.</p></details>",
        '<div class="accordion"><button>Quel prix ?</button><p style="display:none">Deux millions.</p></div>',
        '<button aria-expanded="false">Quel prix ?</button><div hidden><p>Deux millions.</p></div>',
        '<h3 aria-controls="a">Quel prix ?</h3><div id="a" style="display: none"><p>Deux millions.</p></div>',
        '<h3>Quel prix ?</h3><div class="collapse" style="display:none"><p>Deux millions.</p></div>',
    ],
)
def test_what_a_click_unfolds_is_read(folded: str) -> None:
    assert text(f"<article>{ARTICLE}{folded}</article>") == f"{WORDS}\n\nQuel prix ?\n\nDeux millions."


@pytest.mark.parametrize(
    "hidden", ["<p hidden>Non.</p>", '<p style="display:none">Non.</p>', "<template>Non.</template>"]
)
def test_what_nobody_can_unfold_is_not_read(hidden: str) -> None:
    assert text(f"<article>{ARTICLE}{hidden}</article>") == WORDS


def test_lists_tables_and_boxes_of_an_article_are_read_in_place() -> None:
    body = (
        "<ol><li>un</li><li>deux</li></ol><ul><li>trois</li></ul><aside>Le chiffre : 32</aside>"
        "<table><tr><th>Année</th><th>Étals</th></tr><tr><td>2019</td><td>48</td></tr></table><p>Fin<br>dite.</p>"
    )
    said = "1. un\n\n2. deux\n\n- trois\n\nLe chiffre : 32\n\n| Année | Étals |\n\n| 2019 | 48 |\n\nFin\ndite."
    assert text(f"<article>{ARTICLE}{body}</article>") == f"{WORDS}\n\n{said}"


@pytest.mark.parametrize(
    "beside",
    [
        "<p {many}>Un mot.</p>",
        "<!-- <p {many}--><p>Un mot.</p>",
        "<!--><p>Un mot.</p><!-- {many} -->",
        "<script>if (a <b) {{ {many} }}</script><p>Un mot.</p>",
        "<p title='a > b' lang=\"> <i {many}\">Un mot.</p>",
        "<p>Un mot.<br {many}/></p>",
    ],
)
def test_an_element_with_attributes_by_the_hundred_loses_some_of_them_and_no_word(beside: str) -> None:
    many = " ".join(f"a{i}='>' b{i}" for i in range(300))
    assert text(f"<article>{ARTICLE}{beside.format(many=many)}</article>") == f"{WORDS}\n\nUn mot."


def test_the_day_between_the_title_and_the_article_is_kept() -> None:
    head = "<header><nav>Menu</nav></header><h1>Les halles restent</h1><div>Publié le 3 juin 2021</div>"
    page = f"{head}<article><p>L'union refuse la vente des halles, dit-elle, et saisit le juge.</p></article>"
    assert text(page) == (
        "Les halles restent\n\nPublié le 3 juin 2021\n\n"
        "L'union refuse la vente des halles, dit-elle, et saisit le juge."
    )


@pytest.mark.parametrize(
    "body",
    [
        "<p>Publié le 3 juin 2021</p>",
        "<p>Publié le 3 juin 2021 à 20h18 (mis à jour le 30 août 2024 à 12h40)</p>",
        "<p>Mis en ligne le jeudi 3 juin 2021</p>",
        '<time datetime="2021-06-03T08:00:00+02:00">hier</time>',
        '<time datetime="2021-06-02T22:30:00Z">hier</time>',
    ],
)
def test_the_day_that_an_article_shows_dates_it(body: str) -> None:
    assert day(f"<article>{ARTICLE}{body}</article>") == "2021-06-03"


@pytest.mark.parametrize(
    "data",
    [
        '{"datePublished": "2021-06-03", "dateModified": "2024-01-01"}',
        '[{"@type": "Article", "datePublished": "2021-06-03T08:00:00+02:00"}]',
        '{"@graph": [{"@type": "Organization"}, {"@type": "WebPage", "datePublished": "2021-06-03T08:00:00+00:00"}]}',
        '{"mainEntity": {"@graph": [{"datePublished": "2021-06-02T22:30:00Z"}]}}',
    ],
)
def test_the_day_in_json_ld_is_found_wherever_it_is_nested(data: str) -> None:
    assert day(ARTICLE, f'<script type="application/ld+json">{data}</script>') == "2021-06-03"


def test_a_day_of_change_is_no_day_of_publication() -> None:
    head = '<meta property="article:modified_time" content="2024-08-30T10:40:00+02:00">'
    assert day(f"<article>{ARTICLE}</article>", head) is None


@pytest.mark.parametrize("label", ["iso-8859-1", "windows-1252"])
def test_a_page_is_read_in_the_encoding_that_it_says(label: str) -> None:
    page = f"<html><meta charset={label}><body><article><p>L’été coûte 12 € à la commune de Lirac.</p></article></body>"
    assert read_html(page.encode("cp1252")).text == "L’été coûte 12 € à la commune de Lirac."


@pytest.mark.parametrize(
    "around",
    [
        '<div id="hierarchie"><a href="/">Accueil</a> &gt; Les halles restent</div>',
        '<div class="site-header"><a href="/">Union</a><ul><li><a href="/a">Agir</a></li></ul></div>',
        '<div id="pied"><a href="/p">Plan du site</a> | <a href="/m">Mentions légales</a></div>',
        '<div class="main-footer"><p>© Union. Tous droits réservés.</p><a href="/m">Où</a> <a href="/n">Plan</a></div>',
        '<div class="recent-posts"><h2>À lire aussi</h2><a href="/b">Notre bilan</a> <a href="/c">La fête</a></div>',
        '<p class="cat-links">Publié dans <a href="/d">Communiqués</a></p>',
    ],
)
def test_what_a_site_puts_around_its_pages_is_no_text_even_in_plain_boxes(around: str) -> None:
    assert text(f"<div>{ARTICLE}</div>{around}") == WORDS
    assert text(f"{around}<div>{ARTICLE}</div>") == WORDS


def test_a_letterhead_in_a_box_named_header_is_kept() -> None:
    assert text(f'<div id="entete"><a href="/">Union des halles</a></div><div>{ARTICLE}</div>') == (
        f"Union des halles\n\n{WORDS}"
    )


def test_a_raised_number_after_a_word_is_the_mark_of_a_note() -> None:
    body = "<p>Le coût chiffré<sup>1</sup> pour 12 m<sup>2</sup>, le 1<sup>er</sup> mars.</p>"
    assert text(f"<article>{ARTICLE}{body}</article>").endswith("Le coût chiffré[1] pour 12 m2, le 1er mars.")


def test_the_two_sides_of_a_letterhead_are_no_row_of_data() -> None:
    head = "<table><tr><td>COMMUNIQUÉ</td><td>Union des halles</td></tr></table>"
    assert text(f"<article>{head}{ARTICLE}</article>").startswith("COMMUNIQUÉ\n\nUnion des halles")
    rows = "<table><tr><td>Halles</td><td>12</td></tr><tr><td>Quais</td><td>7</td></tr></table>"
    assert text(f"<article>{ARTICLE}{rows}</article>").endswith("| Halles | 12 |\n\n| Quais | 7 |")
