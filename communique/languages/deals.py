"""What a language knows of deals: instruments, undertakings, how far they have come, and who takes part."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from communique.languages.grammar import phrases, words
from communique.languages.patterns import Patterns
from communique.languages.phrases import Phrases


class StatusWords:
    """Verbs, nouns and phrases that say how far something has come."""

    def __init__(self, data: Mapping[str, Mapping[str, Any]], clue: str) -> None:
        def of(key: str) -> frozenset[str]:
            return frozenset(word for said in data.values() for word in said.get(key, "").split())

        self.clue = clue
        self.verbs = {verb: status for status, said in data.items() for verb in said.get("verbs", "").split()}
        self.nouns = {noun: status for status, said in data.items() for noun in said.get("nouns", "").split()}
        self.aiming = of("aims")
        self.investing = of("investing")
        self.reaching = of("reaching")
        self.having = of("having")
        self.paying = of("paying")
        self.completion = of("completion")
        self.lacking = of("lacking")
        self.reopening, self.renouncing = of("reopening"), of("renouncing")
        self.funds, self.serving = of("funds"), of("serving")
        self.sums = of("sums")
        self.awarding = of("awarding")
        self.resuming, self.going_on, self.working = of("resuming"), of("going_on"), of("working")
        self.expanding, self.capacity, self.spreading = of("expanding"), of("capacity"), of("spreading")
        self.lasting, self.granting = of("lasting"), of("granting")
        self.pursuing = of("pursuing")
        self.since, self.at_work = of("since"), of("at_work")
        self.reflexive = {verb: status for status, said in data.items() for verb in said.get("reflexive", "").split()}
        self.phrases = Phrases({phrase: status for status, said in data.items() for phrase in said.get("phrases", ())})


class AgreementWords:
    """Instruments and what is said of them."""

    def __init__(self, instruments: dict[str, list[str]], data: dict[str, Any], status: dict[str, Any]) -> None:
        self.instruments = Phrases({phrase: kind for kind, found in instruments.items() for phrase in found})
        self.not_instruments: Phrases[bool] = phrases(data["not_instruments"])
        self.aggregates = words(data["aggregates"])
        self.budgeted = words(data.get("budgeted", ""))
        self.never_before, self.never_after = frozenset(data["never_before"]), phrases(data["never_after"])
        self.weak, self.media = words(data["weak"]), words(data.get("media", ""))
        self.ordinals, self.others = words(data["ordinals"]), words(data["others"])
        self.one_of_two = words(data.get("one_of_two", ""))
        self.quantified, self.awarded = words(data["quantified"]), words(data.get("awarded", ""))
        self.generic_adjectives, self.praise = words(data["generic_adjectives"]), words(data.get("praise", ""))
        self.financing = words(data["financing"])
        self.paying_by = words(data.get("paying_by", ""))
        self.about, self.renewing = words(data["about"]), words(data["renewing"])
        self.purposes, self.awaited = words(data.get("purposes", "")), words(data.get("awaited", ""))
        self.joint, self.national = words(data.get("joint", "")), words(data.get("national", ""))
        self.remarking = words(data.get("remarking", ""))
        self.resting = words(data.get("resting", ""))
        self.not_aims = words(data.get("not_aims", ""))
        self.to_follow = words(data.get("to_follow", ""))
        self.relating = words(data.get("relating", ""))
        self.repaid: Phrases[bool] = phrases(data.get("repaid", "").split())
        self.helping = words(data.get("helping", ""))
        self.adopting, self.parliaments = words(data.get("adopting", "")), words(data.get("parliaments", ""))
        self.councils: Phrases[bool] = phrases(data.get("councils", []))
        self.to_come = words(data.get("to_come", ""))
        self.willing, self.feeling = words(data.get("willing", "")), words(data.get("feeling", ""))
        self.conceding: Phrases[bool] = phrases(data.get("conceding", []))
        self.amending, self.announcing = words(data.get("amending", "")), words(data.get("announcing", ""))
        self.closing_talks = words(data.get("closing_talks", ""))
        self.alike = words(data.get("alike", ""))
        self.lifting, self.voting = words(data.get("lifting", "")), words(data.get("voting", ""))
        self.soon, self.deciding = words(data.get("soon", "")), words(data.get("deciding", ""))
        self.endowing = words(data.get("endowing", ""))
        self.finishing = words(data.get("finishing", ""))
        self.topics = {word: topic for topic, found in data.get("topics", {}).items() for word in found.split()}
        self.possible, self.acronyms = words(data.get("possible", "")), words(data.get("acronyms", ""))
        self.laws = words(data.get("laws", ""))
        self.subject_to, self.drafts = phrases(data.get("subject_to", [])), words(data.get("drafts", ""))
        self.telling = words(data.get("telling", ""))
        self.earlier, self.belonging = words(data.get("earlier", "")), phrases(data.get("belonging", []))
        self.present, self.forms = words(data["present"]), phrases(data["forms"])
        self.coming, self.under = phrases(data["coming"]), phrases(data["under"])
        self.seizing, self.needed = words(data.get("seizing", "")), words(data.get("needed", ""))
        self.occasions = words(data.get("occasions", ""))
        self.dealing, self.lending = words(data.get("dealing", "")), words(data.get("lending", ""))
        self.done_under = words(data["aims"].get("done_under", ""))
        self.aim_verbs, self.aim_nouns = words(data["aims"]["verbs"]), words(data["aims"]["nouns"])
        self.money_kinds = words(data["aims"]["kinds"])
        self.kinds, self.binding = words(data["kinds"]), words(data["binding"])
        self.following = words(data.get("following", ""))
        self.signed_only = words(data["signed_only"])
        self.consent, self.consenting = words(data["consent"]), words(data.get("consenting", ""))
        self.closing, self.hollow = words(data["closing"]), words(data["hollow"])
        self.hollow_alone = words(data.get("hollow_alone", ""))
        self.money_nouns = words(data["money_nouns"])
        self.light_verbs = words(data["light_verbs"])
        self.light_phrases: Phrases[bool] = phrases(data["light_phrases"])
        self.subject_markers: Phrases[bool] = phrases(data["subject_markers"])
        self.ends_subject: Phrases[bool] = phrases(data["ends_subject"])
        self.fields: Phrases[bool] = phrases(data["fields"])
        self.by_force: Phrases[bool] = phrases(data.get("by_force", []))
        self.thanks: Phrases[bool] = phrases(data.get("thanks", []))
        self.parts, self.revising = words(data.get("parts", "")), words(data.get("revising", ""))
        self.repaying, self.restoring = words(data.get("repaying", "")), words(data.get("restoring", ""))
        self.postponing = words(data.get("postponing", ""))
        self.by_whom: Phrases[bool] = phrases(data["lenders"])
        self.status = StatusWords(status, "standing")


class ProjectWords:
    """Undertakings, their sectors, and what is said of them."""

    def __init__(self, data: dict[str, Any], status: dict[str, Any]) -> None:
        heads = {noun: section for section, nouns in data["heads"].items() for noun in nouns.split()}
        self.heads = Phrases(heads | data["phrases"])
        raised = {noun: section for section, nouns in data.get("raised", {}).items() for noun in nouns.split()}
        self.raised: Phrases[str] = Phrases(raised)
        self.fought, self.forces = words(data.get("fought", "")), words(data.get("forces", ""))
        self.dedicating = words(data.get("dedicating", ""))
        self.raising = words(data.get("raising", ""))
        self.sectors = {word: section for section, found in data["sectors"].items() for word in found.split()}
        self.generic = words(data["generic"])
        self.old = words(data.get("old", ""))
        self.examples: Phrases[bool] = phrases(data.get("examples", []))
        self.called = words(data.get("called", ""))
        self.plain, self.programmes = words(data["plain"]), words(data.get("programmes", ""))
        roads = {f"{road}{n}" for road in data.get("roads", "").split() for n in range(1, 1000)}
        roads |= {f"{road}{n}" for road in data.get("motorways", "").split() for n in range(1, 100)}
        self.named = roads | words(data.get("proper", ""))
        self.ways, self.run = words(data["ways"]), words(data["run"])
        self.running_ways = words(data["running_ways"])
        self.common = words(data["common"])
        self.moneys = words(data.get("moneys", ""))
        self.anywhere, self.aimed = words(data.get("anywhere", "")), words(data.get("aimed", ""))
        self.genre, self.other_genres = words(data["genre"]), words(data.get("other_genres", ""))
        self.studying = words(data.get("studying", ""))
        self.soon = words(data.get("soon", ""))
        self.striking, self.collapsing = words(data.get("striking", "")), words(data.get("collapsing", ""))
        self.befalling, self.acting = words(data.get("befalling", "")), words(data.get("acting", ""))
        self.willing, self.describing = words(data.get("willing", "")), words(data.get("describing", ""))
        self.shutting, self.losing = words(data.get("shutting", "")), words(data.get("losing", ""))
        self.cutting_off = words(data.get("cutting_off", ""))
        self.vague, self.ending = words(data["vague"]), words(data["ending"])
        self.restarting = words(data.get("restarting", ""))
        self.asking: Phrases[bool] = phrases(data.get("asking", []))
        self.supplies = words(data.get("supplies", ""))
        self.supplying = words(data.get("supplying", ""))
        self.owed = words(data.get("owed", ""))
        self.else_ = words(data.get("else", ""))
        self.beside, self.vague_after = phrases(data["beside"]), words(data["vague_after"])
        self.improving = words(data["improving"])
        self.partial, self.starting = words(data["partial"]), phrases(data["starting"])
        self.operators = words(data.get("operators", ""))
        self.taken_on = words(data.get("taken_on", ""))
        self.actors, self.trades = words(data["actors"]), phrases(data["trades"])
        self.not_projects: Phrases[bool] = phrases(data["not_projects"])
        self.money = words(status["prepared"]["money"])
        self.new = words(data.get("new", ""))
        self.future, self.serving = words(data["future"]), words(data.get("serving", ""))
        self.numbered = words(data["numbered"])
        self.funded, self.portfolios = words(data.get("funded", "")), words(data.get("portfolios", ""))
        self.held = words(data.get("held", ""))
        self.numbering: Phrases[bool] = phrases(data["numbering"])
        self.numbering_signs = self.numbering.openings
        self.passed_by, self.visiting = words(data["passed_by"]), words(data.get("visiting", ""))
        self.drawn_from, self.hosting = words(data.get("drawn_from", "")), words(data.get("hosting", ""))
        self.ends_of_ways, self.composing = words(data["ends_of_ways"]), words(data["composing"])
        self.parts = words(data.get("parts", ""))
        self.renewed, self.staged = words(data.get("renewed", "")), words(data.get("staged", ""))
        self.renewing, self.sites = words(data.get("renewing", "")), words(data.get("sites", ""))
        self.holding, self.pursued = words(data.get("holding", "")), words(data.get("pursued", ""))
        self.containing, self.equipping = words(data["containing"]), words(data.get("equipping", ""))
        self.named_events = words(data["named_events"])
        self.of_project: Phrases[bool] = phrases(data["of_project"])
        kinds = {name: words(entries) for name, entries in data["kinds"].items()}
        self.size_words = Patterns(data["size_words"], kinds)
        self.completing = words(data.get("completing", ""))
        self.support = words(data.get("support", ""))
        self.collective = words(data.get("collective", ""))
        self.sold = words(data.get("sold", ""))
        self.discussing, self.lots = words(data.get("discussing", "")), words(data.get("lots", ""))
        self.lengths = words(data.get("lengths", ""))
        self.feminine_sizes = words(data.get("feminine_sizes", ""))
        self.masculine_sizes = words(data.get("masculine_sizes", ""))
        self.status = StatusWords(status, "progress")
        self.sequels = SequelWords(data["sequels"])


class SequelWords:
    """What speaks of an undertaking told before: pronouns with their gender, and its works."""

    def __init__(self, data: dict[str, Any]) -> None:
        genders = {"masculine": ("m",), "feminine": ("f",), "either": ("m", "f")}
        self.pronouns = {word: frozenset(g) for name, g in genders.items() for word in data.get(name, "").split()}
        ones = {"one_masculine": "m", "one_feminine": "f"}
        self.ones = {word: gender for name, gender in ones.items() for word in data.get(name, "").split()}
        self.feminine_endings = tuple(data.get("feminine_endings", "").split())
        before = {"masculine_before": "m", "feminine_before": "f"}
        self.genders = {word: gender for name, gender in before.items() for word in data.get(name, "").split()}
        self.works, self.operation = words(data["works"]), words(data["operation"])
        self.awaiting, self.testing = words(data["awaiting"]), words(data.get("testing", ""))
        self.twins, self.papers = words(data.get("twins", "")), words(data.get("papers", ""))
        self.all = self.works.union(self.operation, self.testing, self.papers, self.pronouns)


class PartyWords:
    """Nouns of those who act."""

    def __init__(self, data: dict[str, Any]) -> None:
        kinds = ("person", "organisation", "company", "city", "government_body")
        self.kinds = {noun: kind for kind in kinds for noun in data[kind].split()}
        self.joining = words(data.get("joining", ""))
        self.boards: Phrases[bool] = phrases(data["boards"])
        self.named_for: Phrases[bool] = phrases(data.get("named_for", []))
        self.generic_heads: Phrases[bool] = phrases(data["generic_heads"])
        self.bodies = words(data.get("bodies", ""))
        self.pointing = words(data.get("pointing", ""))
        self.of_state = words(data.get("of_state", ""))
        self.institutions = words(data.get("institutions", ""))
        self.receiving = data.get("receiving", "")
        self.consortia, self.forming = words(data.get("consortia", "")), words(data.get("forming", ""))
        self.seated, self.unions = words(data.get("seated", "")), words(data.get("unions", ""))
        self.mediating: Phrases[bool] = phrases(data.get("mediating", []))
        self.persons, self.officers = words(data["persons"]), words(data["officers"])
        self.courtesy = words(data["courtesy"])
        self.giving, self.taking = words(data["giving"]), words(data["taking"])
        self.givers: Phrases[bool] = phrases(data["givers"])
        self.handing = words(data.get("handing", ""))
        self.polities = words(data.get("polities", ""))
        self.takers: Phrases[bool] = phrases(data["takers"])
