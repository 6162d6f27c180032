"""Agreements: instruments in lists of documents signed, and in prose."""

from __future__ import annotations

from communique.reading import parties as who
from communique.reading.document import ITEM, TITLE, Sentence
from communique.reading.events import GOVERNOR, NEARBY, PARTICIPLE, Event, events
from communique.reading.facts import Agreement, Party
from communique.reading.numbers import number_at
from communique.reading.subjects import subject_of
from communique.reading.syntax import Chunk, Group, Syntax

ITEM_HEAD = 4
"""A list item names its instrument within its first words."""

SIGNED, CONCLUDED, PLANNED, UNKNOWN = "signed", "concluded", "planned", "unknown"

_LEFT_BY_NEGATION = {SIGNED: PLANNED, CONCLUDED: "refused", "ratified": SIGNED, "in_force": SIGNED, "prepared": UNKNOWN}


class Instruments:
    """Finds the instruments of a sentence."""

    def __init__(self, x: Syntax, intro: Syntax | None) -> None:
        self.x, self.s, self.intro = x, x.s, intro
        self.known = x.pack.agreements

    def find(self) -> list[Agreement]:
        """Every instrument that the sentence speaks of as one that is made, planned or ended, or points back to."""
        hits = self.known.instruments.within(self.s.words, 0, len(self.s))
        hits = [hit for hit in hits if not self._is_idiom(hit[1], hit[2])]
        found: list[Agreement] = []
        end = 0
        for k, (kind, i, j) in enumerate(hits):
            if i < end:
                continue
            while k + 1 < len(hits) and self._is_joined(j, hits[k + 1][1]):
                k += 1  # "accords et mémorandums" are one aggregate
                j = end = hits[k][2]
            limit = self._limit(hits[k + 1][1]) if k + 1 < len(hits) else len(self.s)
            agreement = self._agreement(kind, i, j, max(j, limit))
            if agreement is None or agreement.rule == "agreement.reference":
                agreement = self._ordinal(kind, i, j) or agreement
            if agreement is not None:
                found.append(agreement)
                end = max(end, agreement.last)
        covered = [(agreement.first, agreement.last) for agreement in found]
        for chunk in self.x.chunks:
            if not any(a < chunk.end and chunk.start < b for a, b in covered):
                ordinal = self._ordinal("", chunk.head, chunk.end)
                if ordinal is not None:
                    found.append(ordinal)
        return found

    def _ordinal(self, kind: str, i: int, j: int) -> Agreement | None:
        """ "Le premier porte sur …", "Un dernier accord concerne …": one of an aggregate that was told before."""
        x = self.x
        chunk = x.chunk_at(i)
        if chunk is None or chunk.before not in ("", x.g.by) or chunk.end != j or chunk.start == chunk.body:
            return None
        ordinal = next((k for k in range(chunk.body, j) if x.words[k] in self.known.ordinals), None)
        if (
            ordinal is None
            or not (kind or ordinal == j - 1 == chunk.body)
            or x.words[chunk.start] in x.g.demonstratives
        ):
            return None
        if not kind and x.words[chunk.start] in x.g.indefinite:
            return None
        group = next((g for g in x.groups if g.form == "finite" and g.start >= j), None)
        end = group.end if group is not None else j
        return Agreement(
            self.s,
            chunk.start,
            j,
            "agreement.ordinal",
            type=kind or "agreement",
            title=self.s.span(chunk.body, j),
            subject=self._said_of_ordinal(end),
            noun=i,
        )

    def _said_of_ordinal(self, end: int) -> str | None:
        """What stands behind its verb: "porte sur la pêche", "fixe le cadre des échanges"."""
        x = self.x
        chunk = next((c for c in x.chunks if c.start >= end and not c.time), None)
        if chunk is None or chunk.start - end > 4:
            return None
        return self.s.span(chunk.body, x.phrase_end(chunk, x.g.extending, joins=True))

    def _is_joined(self, j: int, following: int) -> bool:
        """Whether nothing but "and" and "of" stands between two instruments."""
        between = self.s.words[j:following]
        joins = [word for word in between if word in self.x.g.joining]
        return len(joins) == 1 and len(between) <= 2 and all(w in self.x.g.joining or w in self.x.g.of for w in between)

    def _limit(self, following: int) -> int:
        """Where the next instrument begins, its article and number included."""
        i = following
        while i and self.x.tags[i - 1] in "DNJ":
            i -= 1
        while i and (self.x.words[i - 1] in self.x.g.joining or self.x.words[i - 1] == ","):
            return i - 1
        return len(self.s)

    def _is_idiom(self, i: int, j: int) -> bool:
        """ "être d'accord", "un accord parfait", "la convention collective", and verbs of the same form."""
        x = self.x
        before = x.words[i - 1] if i else ""
        if x.tags[i] in "Vpi" or (before in self.known.never_before and j - i == 1):
            return not (before in x.g.of and i > 1 and x.tags[i - 2] in "WND")
        chunk = x.chunk_at(i)
        if chunk is not None and (chunk.head < i or self._is_consent(chunk, i, j)):
            return True  # "des gens prêts à partir"
        longer = self.known.not_instruments.at(x.words, i) or self.known.not_instruments.before(x.words, j)
        return bool(longer) or self.known.never_after.at(x.words, j) is not None

    def _is_consent(self, chunk: Chunk, i: int, j: int) -> bool:
        """ "l'accord du conseil d'administration": what somebody gives, and no paper."""
        x = self.x
        if x.words[i] not in self.known.consent or j - i > 1 or x.words[j : j + 1] == []:
            return False
        whose = x.chunk_from(j) if x.words[j] in x.g.of else None
        definite = x.words[chunk.start] in x.g.determiners and x.words[chunk.start] not in x.g.indefinite
        return definite and whose is not None and x.words[whose.head] in x.pack.parties.kinds

    def _agreement(self, kind: str, i: int, j: int, limit: int) -> Agreement | None:
        x, s = self.x, self.s
        chunk = x.chunk_at(i)
        if chunk is None:
            return None
        first, count, how = self._opening(chunk, i, j)
        if how == "none":
            return None
        listed = s.kind == ITEM and first < ITEM_HEAD and self.intro is not None
        last = self._end(chunk, j, limit, listed)
        found = events(x, self.known.status, chunk, first, last)
        status, strength = self._status(chunk, found, listed)
        bare = how == "definite" and not listed and self._points_back(chunk, j, last)
        start = first + 1 if first < i and s.words[first] in x.g.determiners else first
        agreement = Agreement(
            s,
            first,
            last,
            "agreement.item" if listed else "agreement.title" if s.kind == TITLE else "agreement.prose",
            type=kind,
            title=s.span(start, last),
            subject=subject_of(x, chunk, i, j, last, kind),
            status=status,
            count=count,
            noun=i,
            strength=strength,
        )
        if bare:
            agreement.rule = "agreement.reference"
        elif not self._is_told(agreement, j, how, listed):
            return None
        agreement.parties = self._parties(agreement, chunk)
        return agreement

    def _points_back(self, chunk: Chunk, j: int, last: int) -> bool:
        """ "l'accord", "ce contrat": nothing behind the noun says which one, or what does was told before."""
        if self.x.words[chunk.start] in self.x.g.demonstratives:
            return True
        if last > j or chunk.end > j:
            return False
        x = self.x
        behind = j + 1 if x.words[j : j + 1] == [","] else j
        if behind < len(x.words) and x.words[behind] in x.g.relatives:
            return False
        group = x.group_after(j)
        if group is None or group.form not in ("participle", "gerund") or group.start - j > 1:
            return True
        plural = x.words[j - 1].endswith(x.g.plural_endings)  # "les textes paraphés" were told
        return plural or group.lemma not in self.known.status.verbs

    def _opening(self, chunk: Chunk, i: int, j: int) -> tuple[int, int | None, str]:
        """Where the phrase begins, how many instruments it counts, and how it is determined.

        "une série de documents" counts None, "22 documents" 22, "un accord" 1, "des accords" None. Determined:
        "none" (there is none), "definite", "indefinite", "counted", "aggregate" or "bare".
        """
        x = self.x
        plural = x.words[i].endswith(x.g.plural_endings)
        first = min(chunk.start, i)
        opening = x.words[first:i]
        if any(word in x.g.negative_words or (word in x.g.possessives and j >= chunk.end) for word in opening) or (
            first and x.words[first - 1] in x.g.negative_words
        ):
            return first, None, "none"
        counted = self._counted(first, i)
        if counted is not None:
            return counted[0], counted[1], "counted"
        before = x.chunk_before(first)
        if before is not None and first - before.end == 1 and x.words[before.end] in x.g.of:
            noun = x.words[before.head]
            if noun in self.known.aggregates:
                return before.start, None, "aggregate"
        if any(word in self.known.aggregates for word in opening):
            return first, None, "aggregate"
        count = None if plural else 1
        if chunk.before in x.g.of and first and x.words[first - 1] in x.g.contracted and plural:
            return first, count, "indefinite"
        if not opening:
            contracted = first > 0 and x.words[first - 1] in x.g.contracted
            return (
                first,
                count,
                "definite" if contracted and not plural else "indefinite" if plural and contracted else "bare",
            )
        indefinite = opening[0] in x.g.indefinite or not any(w in x.g.determiners for w in opening)
        return first, count, "indefinite" if indefinite else "definite"

    def _counted(self, first: int, i: int) -> tuple[int, int] | None:
        """ "22 documents", "une dizaine d'accords", "plus de 70 documents": its first token and its number."""
        x = self.x
        for start in range(max(0, first - 4), i):
            if not x.pack.numbers.begins(x.words[start]):
                continue
            number = number_at(self.s, start, x.pack)
            if number is None or number.value != int(number.value) or number.value < 2 or number.value >= 10_000:
                continue
            between = x.words[number.end : i]
            if number.end <= i and all(w in x.g.of or w in x.g.adjectives_before for w in between):
                qualified = x.pack.qualifiers.before.before(x.words, start)
                article = start - 1 if number.about and start and x.words[start - 1] in x.g.determiners else start
                return (qualified[1] if qualified else article), int(number.value)
        return None

    def _end(self, chunk: Chunk, j: int, limit: int, listed: bool) -> int:
        x, s = self.x, self.s
        through = x.g.extending
        said = self.known.status.phrases.within(s.words, j, min(len(s), j + 3))  # "mémorandum en préparation"
        limit = min([limit, *(start for _, start, _ in said)])
        end = x.phrase_end(chunk, through, joins=True, last=limit, sizes=True) if chunk.end <= limit else j
        if listed:  # the whole item is the instrument, up to its sum or its final point
            stops = [
                start for _, start, _ in self.known.ends_subject.within(s.words, j, len(s)) if s.words[start - 1] == ","
            ]
            end = max(end, stops[0] if stops else len(s))
        else:
            end = max(end, self._with_purpose(end), self._with_gerund(end), self._with_participle(chunk, end))
        end = max(j, min(end, limit))
        while end > j and (not s.words[end - 1][0].isalnum() and s.words[end - 1] not in (")", "»", "”")):
            end -= 1
        return max(j, end)

    def _with_purpose(self, end: int) -> int:
        """ "Un accord a été conclu pour établir …": the purpose behind the verb belongs to the instrument."""
        x, k = self.x, end
        group = x.group_after(end)
        if group is not None and group.start == end and group.passive:
            k = group.end
        purpose = x.g.purpose.at(x.words, k)
        if purpose is None or purpose[1] >= len(x.tags) or x.tags[purpose[1]] != "i":
            return end
        while k < len(x.words) and x.words[k] not in (".", ";", ":", ",") and (k <= purpose[1] or x.tags[k] != "V"):
            k += 1
        return k

    def _with_participle(self, chunk: Chunk, end: int) -> int:
        """ "l'accord signé la veille avec le Kosovo": the participle and what belongs to it."""
        x = self.x
        group = x.group_after(end)
        if group is None or group.start - end > 0 or group.form != "participle" or chunk not in (modified := x.modified(group), modified and x.root(modified)):
            return end
        k = group.end
        while k < len(x.tags) and x.tags[k] in "TDOPWNJA" and x.words[k] not in self.known.closing:
            k += 1
        return k

    def _with_gerund(self, end: int) -> int:
        """ "un avenant prolongeant jusqu'en 2027 le contrat", "un procès-verbal créant un Conseil"."""
        x = self.x
        at = end + 1 if x.words[end : end + 1] == [","] else end
        if x.tags[at : at + 1] != ["g"]:
            return end
        chunk = next((c for c in x.chunks if c.start > at and not c.time), None)
        through = frozenset({x.g.between, x.g.for_, *x.g.in_})
        return x.phrase_end(chunk, through, joins=True, sizes=True) if chunk is not None else end

    # Status

    def _status(self, chunk: Chunk, found: list[Event], listed: bool) -> tuple[str, int]:
        """The status that the firmest event says, and how firmly; of a list item, what its introduction says."""
        x = self.x
        own = [event for event in found if event.strength > NEARBY]
        if own:
            status = self._of_event(own[0], x)
            in_force = any(event.status == "in_force" and event.group is None for event in own)
            return ("in_force" if in_force and status in ("prepared", PLANNED) else status), own[0].strength
        if self._is_had(chunk):
            return CONCLUDED, GOVERNOR
        if listed and self.intro is not None:
            introduced = [e for e in events_of_sentence(self.intro) if e.group is None or not e.group.negated]
            if introduced:
                return self._of_event(introduced[0], self.intro), GOVERNOR
            return UNKNOWN, 0
        if found and found[0].distance < 12:
            return self._of_event(found[0], x), NEARBY
        return self._presupposed(chunk), 0

    def _presupposed(self, chunk: Chunk) -> str:
        """Nothing is said of it: one that is wanted is planned, one that is only named exists."""
        group = self.x.group_before(chunk.start)
        if group is None or group.start < chunk.start - 12:
            return CONCLUDED if self.s.kind != TITLE else UNKNOWN
        known = self.x.pack.modality
        wanted = any(lemma in known.target_verbs or lemma in known.target_carriers for lemma in group.lemmas)
        return PLANNED if wanted or group.tense in ("future", "conditional") else CONCLUDED

    def _is_had(self, chunk: Chunk) -> bool:
        """ "Nous avons un protocole d'entente avec Luanda"."""
        group = self.x.group_before(chunk.start)
        return (
            group is not None
            and group.lemma == self.x.g.having
            and chunk.start - group.end <= 1
            and len(group.lemmas) == 1
        )

    def _of_event(self, event: Event, x: Syntax) -> str:
        group, status = event.group, event.status
        if group is None:
            return status
        if group.negated:
            left = _LEFT_BY_NEGATION.get(status, status)
            yet = any(x.tags[k] == "A" and x.words[k] in x.g.yet for k in range(group.start, group.end))
            return PLANNED if left == "refused" and yet else left
        if status not in (SIGNED, CONCLUDED, "ratified", "in_force"):
            return status
        if group.tense in ("future", "conditional") or group.form == "infinitive" or self._is_wanted(group, x):
            return PLANNED if status != "ratified" else SIGNED
        return status

    def _is_wanted(self, group: Group, x: Syntax) -> bool:
        known = x.pack.modality
        return any(lemma in known.target_verbs or lemma in known.target_carriers for lemma in group.lemmas[:-1])

    # Whether it is a fact

    def _is_told(self, agreement: Agreement, j: int, how: str, listed: bool) -> bool:
        """Whether the text speaks of an instrument that is a fact, and not of instruments in general."""
        noun, strength = self.x.words[agreement.noun], agreement.strength
        made = agreement.status in (SIGNED, CONCLUDED)
        longer = agreement.last > j or agreement.subject is not None
        if listed or (how == "counted" and (made or noun not in self.known.weak)):
            return True
        if noun in self.known.signed_only and not made:
            return False
        if noun in self.known.weak and j - agreement.noun == 1:
            drafted = agreement.status == "prepared" and how == "indefinite" and agreement.type == "other"
            return (made or drafted) and strength > NEARBY
        if noun in self.known.quantified:
            return how != "bare" and any(self.x.tags[k] == "N" for k in range(j, agreement.last))
        if how != "bare" and self._has_sum(agreement):
            return True
        if noun in self.known.money_nouns and strength <= NEARBY:
            return how != "bare" and bool(self._by_whom(agreement))
        if agreement.count is None:
            return strength >= GOVERNOR and (made or longer)
        if how == "bare":
            return strength >= PARTICIPLE or (self.s.kind == TITLE and longer)
        if agreement.type == "contract" and strength == 0 and how == "indefinite":
            return False  # "un contrat de six ans": without an event or a sum, anybody's
        formal = agreement.type not in ("agreement", "contract", "other", "loan")
        return longer or formal or strength >= PARTICIPLE or (strength == NEARBY and made)

    def _has_sum(self, agreement: Agreement) -> bool:
        words, end = self.s.words, agreement.last
        worth = self.x.pack.amounts.value_of.within(words, end, min(len(words), end + 5))
        stop = min(len(words), worth[-1][2] + 4 if worth else end + 2)
        return any(self.x.pack.units.currencies.at(words, k) for k in range(agreement.noun + 1, stop))

    # Parties

    def _parties(self, agreement: Agreement, chunk: Chunk) -> list[Party]:
        """Those between whom it is made, else those who sign, give or take; empty where only the occasion can tell."""
        x, skip = self.x, (agreement.first, agreement.last)
        for k in range(agreement.noun, min(agreement.last + 8, len(x.words))):
            if k >= agreement.last and (x.tags[k] == "V" or x.words[k] in (",", ";", ":", ".")):
                break
            if x.words[k] == x.g.between and who.opens(x, k):
                found = who.listed(x, k + 1, self._parties_end(k + 1, max(agreement.last, k + 1)))
                if len(found) > 1 or (found and x.words[found_start(x, k + 1)].endswith(x.g.plural_endings)):
                    return found
        found = self._by_whom(agreement)
        group = self._signing_group(chunk)
        if group is not None:
            found += who.signers(x, group, skip)
        found += [p for p in who.behind(x, x.g.with_, agreement.noun, skip) if p.name not in {f.name for f in found}]
        return found

    def _parties_end(self, i: int, last: int) -> int:
        """The list of parties ends where the subject begins: "entre les ministères de la santé sur les soins"."""
        stops = [start for _, start, _ in self.known.subject_markers.within(self.x.words, i, last)]
        stops += [k for k in range(i, last) if self.x.words[k] in (";", ":", self.x.g.for_) or self.x.tags[k] in "Vpg"]
        return min([last, *stops])

    def _by_whom(self, agreement: Agreement) -> list[Party]:
        """ "accordé par Madrid à l'ONCF", "un prêt de la JICA"."""
        x, found = self.x, []
        said = self.known.by_whom.within(x.words, agreement.noun, min(len(x.words), agreement.last + 8))
        if said:
            giver = x.chunk_from(said[0][2])
            if giver is not None and giver.start <= said[0][2] + 1:
                found += who.of_chunk(x, giver)
                taker = next(
                    (c for c in x.chunks[giver.index + 1 :] if c.start <= giver.end + 1 and c.before in x.g.to), None
                )
                found += who.of_chunk(x, taker) if taker is not None else []
        if agreement.type == "loan" and not found:
            giver = x.chunk_from(agreement.noun + 1)
            if giver is not None and giver.before in x.g.of and giver.end <= agreement.last:
                found += who.of_chunk(x, giver)
        return found

    def _signing_group(self, chunk: Chunk) -> Group | None:
        x, root = self.x, self.x.root(chunk)
        for group in x.groups:
            status = self.known.status.verbs.get(group.lemma)
            if status not in (SIGNED, CONCLUDED, "prepared"):
                continue
            if root in x.objects(group) or chunk in x.objects(group) or x.subject(group) in (root, chunk):
                return group
        return None


def found_start(x: Syntax, i: int) -> int:
    """The first noun of a list of parties."""
    while i < len(x.words) - 1 and x.words[i] in x.g.determiners:
        i += 1
    return i


def events_of_sentence(x: Syntax) -> list[Event]:
    """What an introduction says of the items that hang on it."""
    end = len(x.words)
    chunk = x.chunk_before(end)
    if chunk is None:
        return []
    return events(x, x.pack.agreements.status, chunk, end, end)


def intro_syntax(s: Sentence, of: dict[int, Syntax]) -> Syntax | None:
    """The understood introduction of a list item."""
    return of.get(s.intro.number) if s.intro is not None else None
