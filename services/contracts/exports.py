"""The export forms of articles and figures: what `export`, `show`, `extract` and the web page give out."""

from typing import Any

from services.contracts.records import Article

WITHHELD: dict[str, Any] = {"text": "", "blocks": (), "standfirst": None, "tables": ()}


def article_record(article: Article, *, obey: bool = False, **extra: Any) -> dict[str, Any]:
    """The export form of an article: its fields in order, `body` after `text`, its figures left to `figure_records`.

    With `obey`, without its text, standfirst and tables where its page withholds them; `withheld` says for what.
    """
    withheld = article.rights.withholds if obey else ()
    shown = article.model_copy(update=WITHHELD) if withheld else article
    record = shown.model_dump(mode="json", exclude={"figures"})
    head = {key: record.pop(key) for key in ("url", "title", "outlet", "authors", "published", "modified", "language")}
    return {**extra, **head, "body": shown.body, **record, "withheld": list(withheld)}


def figure_records(article: Article, **extra: Any) -> list[dict[str, Any]]:
    """The export form of an article's figures: one object a figure, each with the article it stands in."""
    about = {**extra, **{key: getattr(article, key) for key in ("url", "title", "outlet", "published")}}
    return [{"article": about, **figure.model_dump(mode="json")} for figure in article.figures]
