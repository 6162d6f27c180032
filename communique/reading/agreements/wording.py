"""How an instrument is worded: where its phrase begins and ends, how many it counts, and whether it is one at all."""

from __future__ import annotations

from typing import Final

from communique.languages.grammar import (
    ADVERB,
    CONJUNCTION,
    INFINITIVE,
    NUMBER,
    OF,
    PREPOSITION,
    PUNCTUATION,
    TIME,
    VERB,
    WORD,
)
from communique.languages.tokens import YEAR
from communique.reading.figures.numbers import number_at
from communique.reading.parties.coordination import list_end, opens
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.syntax import Syntax

CLOSING: Final = frozenset(")»”")
"""Marks that a quote may end with."""


STATED: Final = 5
"""Words of the longest phrase behind an instrument that says its status: "en passe d'être signé"."""

NAMED: Final = 6
"""Words behind "celui" in which the verb of "celui que le Tadjikistan négocie" stands."""


class Wording:
    """The phrases of instruments in one sentence; tokens i to j hold an instrument's noun."""

    def __init__(self, x: Syntax) -> None:
        self.x, self.s, self.known = x, x.s, x.pack.agreements

    def is_joined(self, j: int, following: int) -> bool:
        """Whether nothing but "and" and "of" stands between two instruments, or a complement before a bare plural.

        "accords et mémorandums"; "huit accords de coopération et mémorandums d'entente".
        """
        x, between = self.x, self.s.words[j:following]
        if self._is_enumerated(j, following):
            return True
        chunk = x.chunk_at(following)
        bare = chunk is not None and chunk.start == following and between[-1:] != [] and between[-1] in x.g.joining
        if bare and x.g.is_plural(x.words[following]) and x.g.is_plural(x.words[j - 1]):
            tags = x.tags[j : following - 1]
            if tags[:1] == [OF] and tags.count(OF) == 1 and {VERB, PUNCTUATION}.isdisjoint(tags):
                return True
        joins = [word for word in between if word in self.x.g.joining]
        return len(joins) == 1 and len(between) <= 2 and all(w in self.x.g.joining or w in self.x.g.of for w in between)

    def _is_enumerated(self, j: int, following: int) -> bool:
        """ "25 accords, mémorandums et programmes": plurals without numbers, of which "and" joins the last."""
        x = self.x
        plural = x.g.is_plural(x.words[j - 1]) and x.g.is_plural(x.words[following])
        joined = not x.g.joining.isdisjoint(x.words[following + 1 : following + 4])
        between = x.words[j:following]
        return plural and joined and between[:1] == [","] and all(word in x.g.contracted for word in between[1:])

    def limit(self, following: int) -> int:
        """Where the next instrument begins, its article and number included."""
        i = following
        while i and self.x.tags[i - 1] in "DNJ":
            i -= 1
        if i and self.x.words[i - 1] in self.x.g.of:  # "d'un accord-cadre sur l'eau et d'un protocole"
            i -= 1
        joined = i > 0 and (self.x.words[i - 1] in self.x.g.joining or self.x.words[i - 1] == ",")
        return i - 1 if joined else len(self.s)

    def draft(self, first: int) -> Chunk | None:
        """ "un projet de convention": the draft, of an instrument whose phrase begins at token `first`."""
        x = self.x
        whole = x.chunk_before(first - 1) if first > 1 and x.words[first - 1] in x.g.of else None
        return (
            whole if whole is not None and whole.end == first - 1 and x.words[whole.head] in self.known.drafts else None
        )

    def is_labelled(self, first: int) -> bool:
        """ "Hydronov : contrat de 11,5 M$": behind the first colon of a list item, with no verb before it."""
        x = self.x
        colon = first > 1 and x.words[first - 1] == ":" and ":" not in x.words[: first - 1]
        return colon and VERB not in x.tags[:first] and bool(x.chunks) and x.chunks[0].end < first

    def is_amended(self, i: int) -> bool:
        """ "un avenant à la convention de 2001": an instrument that another one, whose phrase holds it, changes."""
        x = self.x
        amending = i > 2 and x.words[i - 1] in x.g.determiners and x.words[i - 2] in x.g.to
        return amending and self.known.instruments.before(x.words, i - 2) is not None

    def elliptic_end(self, k: int) -> tuple[int, str]:
        """Where "celui conclu en 2024 avec l'Inde" ends, and its status by its participle; k + 1 where it says none."""
        x = self.x
        if x.words[k + 1 : k + 2] != [] and x.words[k + 1] in x.g.relatives:  # "celui qui encadre les échanges"
            return self._relative_end(k)
        group = next((g for g in x.groups if g.start == k + 1 and g.form == "participle"), None)
        status = self.known.status.verbs.get(group.lemma, "") if group is not None else ""
        end = group.end if group is not None and status else self.dated_end(k + 1)
        marked = self.known.subject_markers.at(x.words, k + 1) is not None
        whose = x.words[k + 1 : k + 2] != [] and x.words[k + 1] in x.g.of and x.tags[k + 2 : k + 3] != [NUMBER]
        if end == k + 1 and whose and (k == 0 or x.words[k - 1] in x.pack.amounts.part_words):
            named = x.chunk_from(k + 1)  # "dont celui de la SOCAR avec Vitol", "Celui de Bougival, signé en juillet"
            end = named.end if named is not None and named.start <= k + 3 else end
        if x.words[end : end + 1] == [x.g.between] and opens(x, end):
            return list_end(x, end + 1), status  # "et celui entre le Maroc et la France"
        if end == k + 1 and x.words[end : end + 1] != [x.g.with_] and not marked:
            return k + 1, ""
        while end < len(x.tags) and x.tags[end] in "TDOPWNJA" and x.words[end] not in self.known.closing:
            end += 1
        return end, status

    def _relative_end(self, k: int) -> tuple[int, str]:
        """ "celui qui encadre les échanges", "celui qui concerne le tabac", "celui que Douchanbé négocie"."""
        x = self.x
        group = next((g for g in x.groups if g.start >= k + 2 and g.form == "finite"), None)
        if group is None or group.start > k + NAMED:
            return k + 1, ""
        status = self.known.status.verbs.get(group.lemma, "")
        if x.words[k + 1] in x.g.object_relatives:
            return (group.end, status) if status else (k + 1, "")
        if group.start == k + 2 and (status == "in_force" or group.lemma in self.known.about):
            about = x.chunk_from(group.end) if status != "in_force" else None
            return (about.end if about is not None else group.end), "in_force" if about is None else ""
        return k + 1, ""

    def is_dated(self, last: int) -> bool:
        """Whether the phrase closes with a year: "l'accord de Paris de 2015"."""
        word = self.x.words[last - 1]
        return len(word) == YEAR and word.isdigit()

    def dated_end(self, i: int) -> int:
        """Behind "de 2001", "de décembre 2018" or "de trois ans" at token i; i where there is no such time."""
        x = self.x
        if i + 1 >= len(x.words) or x.words[i] not in x.g.of:
            return i
        end = i + 1
        while end < len(x.tags) and x.tags[end] in (TIME, NUMBER):
            end += 1
        years = any(len(word) == YEAR and word.isdigit() for word in x.words[i + 1 : end])
        lasts = TIME in x.tags[i + 1 : end] and x.tags[i + 1] == NUMBER
        return end if years or lasts else i

    def is_idiom(self, i: int, j: int) -> bool:
        """ "être d'accord", "un accord parfait", "la convention collective", and verbs of the same form."""
        x = self.x
        before = x.words[i - 1] if i else ""
        if x.words[i] in self.known.acronyms and not x.s.written(i).isupper():
            return True  # "la loi", and no LOI
        nation = x.pack.countries.at(x.words, j) if x.words[i] in self.known.awarded else None
        if nation is not None and nation[0].how == "adjective" and not (x.s.capital(j) or x.g.is_plural(x.words[i])):
            return True  # "le marché italien"
        if x.words[i] in self.known.awarded and self._is_of_people(j):
            return True
        if before in x.g.of and x.tags[i - 2 : i - 1] == [NUMBER] and x.words[i] in self.known.consent:
            return True  # "mettre les 27 d'accord"
        to_do = x.words[j : j + 1] != [] and x.words[j] in x.g.to and x.tags[j + 1 : j + 2] == [INFINITIVE]
        if to_do and j - i == 1 and any(g.lemma == x.g.copula and g.end == i for g in x.groups):
            return True  # "est prêt à signer"
        if self.known.not_instruments.at(x.words, i) or self.known.not_instruments.before(x.words, j):
            return True
        if x.tags[i] in "Vpi" or (before in self.known.never_before and j - i == 1):
            return not (before in x.g.of and i > 1 and x.tags[i - 2] in "WND")
        chunk = x.chunk_at(i)
        if chunk is not None and (chunk.head < i or self._is_consent(chunk, i, j)):
            return True  # "des gens prêts à partir"
        if chunk is not None and not x.g.head_first and chunk.head >= j:
            return True  # "the loan portfolio"
        return self.known.never_after.at(x.words, j) is not None

    def _is_of_people(self, j: int) -> bool:
        """ "(un marché) de 280 millions d'habitants": how many live there."""
        x, k = self.x, j + 1
        of = x.words[j : j + 1] != [] and x.words[j] in x.g.of
        while of and (x.tags[k : k + 1] == [NUMBER] or x.tags[k : k + 2] == [OF, WORD]):
            k += 1
        return of and k > j + 1 and x.words[k : k + 1] != [] and x.words[k] in x.pack.amounts.people

    def _is_consent(self, chunk: Chunk, i: int, j: int) -> bool:
        """ "l'accord du conseil d'administration": what somebody gives, and no paper."""
        x = self.x
        if x.words[i] not in self.known.consent or x.words[j : j + 1] == []:
            return False
        group = x.group_before(chunk.start)
        given = group is not None and group.lemma in self.known.consenting and chunk.start - group.end <= 1
        if given and x.words[chunk.start] in x.g.possessives:
            return True  # "a donné son accord (de principe) à trois opérations"
        if j - i > 1:
            return False
        share = x.pack.numbers.percent.at(x.words, j + 2) if x.words[j] in x.g.of else None
        if share is not None and x.tags[j + 1] == NUMBER:
            return True  # "obtenir l'accord de 55 % des États"
        if self.known.subject_to.before(x.words, chunk.start) and x.words[j] in x.g.of:
            return True  # "sous réserve de l'accord des actionnaires"
        whose = x.chunk_from(j) if x.words[j] in x.g.of else None
        definite = x.words[chunk.start] in x.g.determiners and x.words[chunk.start] not in x.g.indefinite
        if whose is not None and whose.start == whose.body and x.words[j] not in x.g.contracted:
            return False  # "l'accord d'association" is no one's
        return definite and whose is not None and x.words[whose.head] in x.pack.parties.kinds

    def points_back(self, chunk: Chunk, j: int, last: int) -> bool:
        """ "l'accord", "ce contrat": nothing behind the noun says which one, or what does was told before."""
        if self.x.words[chunk.start] in self.x.g.demonstratives:
            return True
        x = self.x
        if x.words[chunk.start] in x.g.possessives or self._is_of_another(chunk, j):
            return False
        if x.words[chunk.body] in x.g.degree:  # "le plus gros prêt de l'histoire"
            return True
        if self.known.subject_markers.at(x.words, chunk.end):  # "le mémorandum concernant le port"
            aim = x.g.purpose.at(x.words, chunk.end)
            return aim is not None and aim[1] - chunk.end > 1  # "appliquer l'accord afin de sauver le pays"
        while j < chunk.end and x.words[j] in self.known.present:  # "l'accord actuel"
            j += 1
        if self._only_says_when(j, last) or self._only_says_where_made(j, last):
            return True
        if last > j or chunk.end > j or not (x.g.head_first or self._is_plain(chunk, j)):
            return False
        behind = j + 1 if x.words[j : j + 1] == [","] else j
        relative = x.words[behind : behind + 2]  # "l'accord qui", "l'accord par lequel"
        if any(word in x.g.relatives for word in relative[: 1 + (x.tags[behind : behind + 1] == [PREPOSITION])]):
            return False
        group = x.group_after(j)
        if group is None or group.form not in ("participle", "gerund") or group.start - j > 1:
            return True
        plural = x.words[j - 1].endswith(x.g.plural_endings)  # "les textes paraphés" were told
        return plural or group.start > j or group.lemma not in self.known.status.verbs

    def _only_says_where_made(self, j: int, last: int) -> bool:
        """ "l'accord signé à Rome", "le contrat conclu en mai à Pa": behind the noun, no more than where and when."""
        x, group = self.x, self.x.group_after(j)
        made = group is not None and group.start == j and group.form == "participle"
        if group is None or not made or self.known.status.verbs.get(group.lemma) not in ("signed", "concluded"):
            return False
        inside = [chunk for chunk in x.chunks if group.end <= chunk.start < last]
        placed = (c.time or (c.before in x.g.locating and x.s.capital(c.head)) for c in inside)
        return bool(inside) and x.g.between not in x.words[j:last] and all(placed)

    def _is_of_another(self, chunk: Chunk, j: int) -> bool:
        """ "le précédent contrat", "la convention y afférente": not the one told before, but one that goes with it."""
        x = self.x
        earlier = any(word in self.known.earlier for word in x.words[chunk.body : chunk.end])
        return earlier or self.known.belonging.at(x.words, j) is not None

    def _only_says_when(self, j: int, last: int) -> bool:
        """ "l'accord signé aujourd'hui", "le contrat conclu pour 30 ans": no more than when it was made."""
        x = self.x
        group = next((g for g in x.groups if g.start == j and g.form == "participle"), None)
        known = group is not None and (group.lemma in self.known.status.verbs or group.lemma in self.known.telling)
        if group is None or not known or not group.end <= max(last, j + 1):
            return False
        behind = range(group.end, max(last, self._time_end(group.end)))
        year = any(len(x.words[k]) == YEAR and x.words[k].isdigit() for k in behind)
        return bool(behind) and all(x.tags[k] in "TPDNA" for k in behind) and not year

    def _time_end(self, i: int) -> int:
        """Where a time that begins at token i ends."""
        chunk = self.x.chunk_from(i)
        return chunk.end if chunk is not None and chunk.time and chunk.start - i <= 1 else i

    def _is_plain(self, chunk: Chunk, j: int) -> bool:
        """Whether nothing before the noun tells which one: "the new loan agreement" was told before."""
        hit = self.known.instruments.before(self.x.words, j)
        start = hit[1] if hit else chunk.head
        words = self.x.words[chunk.body : start]
        return all(word in self.known.generic_adjectives or word in self.x.g.adjectives_before for word in words)

    def opening(self, chunk: Chunk, i: int, j: int) -> tuple[int, int | None, str]:
        """Where the phrase begins, how many instruments it counts, and how it is determined.

        "une série de documents" counts None, "22 documents" 22, "un accord" 1, "des accords" None. Determined:
        "none" (there is none), "definite", "indefinite", "counted", "aggregate" or "bare".
        """
        x = self.x
        plural = x.g.is_plural(x.words[i if x.g.head_first else chunk.head])
        first = min(chunk.start, i)
        opening = x.words[first:i]
        owned = any(word in x.g.possessives for word in opening)
        owned = owned and NUMBER not in x.tags[first:i] and j - i == 1 and self.end(chunk, j, len(self.s), False) <= j
        if (
            (owned and not self._is_of_those_who_sign(first))
            or any(word in x.g.negative_words or word in self.known.possible for word in opening)
            or (first and x.words[first - 1] in x.g.negative_words and not self._is_neither(first, opening))
            or (first > 1 and x.words[first - 1] in x.g.object_relatives and x.words[first - 2] in x.g.negative_words)
        ):
            return first, None, "none"
        of = first - 1 if x.words[first - 1] in x.g.of or x.words[first - 1] in x.g.contracted else first
        if plural and of and x.words[of - 1] in x.g.indefinite and not x.g.is_plural(x.words[of - 1]):
            article = of > 1 and x.words[of - 2] in x.g.determiners
            return of - 1 - article, 1, "counted"  # "l'un des protocoles signés"
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

    def _is_neither(self, first: int, opening: list[str]) -> bool:
        """ "n'a approuvé ni le protocole ni la feuille de route": one that there is, and nothing is done to."""
        definite = any(word in self.x.g.definite for word in opening)
        return definite and self.x.tags[first - 1] == CONJUNCTION

    def _is_of_those_who_sign(self, first: int) -> bool:
        """ "ont signé leur accord", "ont reconduit leur partenariat": the one of those who do so."""
        group = self.x.group_before(first)
        signs = group is not None and self.known.status.verbs.get(group.lemma) in ("signed", "concluded", "ended")
        return signs and group is not None and group.end == first and not group.negated

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
            if not x.g.singular_contracted.isdisjoint(between):
                continue  # "l'article 5 du traité"
            described = not x.g.head_first and all(x.tags[k] in "WJO" for k in range(number.end, i))
            between = between[2:] if self._is_some_of(number.end) else between
            if number.end <= i and (described or all(w in x.g.of or w in x.g.adjectives_before for w in between)):
                qualified = x.pack.qualifiers.before.before(x.words, start)
                article = start - 1 if number.about and start and x.words[start - 1] in x.g.determiners else start
                return (qualified[1] if qualified else article), int(number.value)
        return None

    def _is_some_of(self, k: int) -> bool:
        """ "trois des cinq accords": a number behind another at token k, which counts fewer."""
        return self.x.words[k] in self.x.g.plural_determiners & self.x.g.of and self.x.tags[k + 1] == NUMBER

    def end(self, chunk: Chunk, j: int, limit: int, listed: bool) -> int:
        """Where the phrase ends, before token `limit`: its complements, sums, purpose and what a participle adds."""
        x, s = self.x, self.s
        through = x.g.extending
        said = self.known.status.phrases.within(s.words, j, min(len(s), j + STATED))  # "mémorandum en préparation"
        said = [hit for hit in said if x.tags[hit[1]] != INFINITIVE]  # "un accord pour mettre fin à la grève"
        said = [hit for hit in said if x.g.of.isdisjoint(x.words[hit[2] : hit[2] + 1])]  # "relatif à l'étude du tracé"
        limit = min([limit, *(start for _, start, _ in said)])
        aims = (start for _, start, stop in x.g.purpose.within(s.words, j, limit) if stop - start > 1)
        last = min([limit, *aims])  # "un accord-cadre en vue d'accroître …": no phrase of "vue"
        final = x.chunk_at(j - 1) or chunk  # "25 accords, mémorandums et programmes"
        end = x.phrase_end(final, through, joins=True, last=last, sizes=True) if chunk.end <= limit else j
        if listed:  # the whole item is the instrument, up to its sum or its final point
            stops = [
                start for _, start, _ in self.known.ends_subject.within(s.words, j, len(s)) if s.words[start - 1] == ","
            ]
            parted = next((k for k in range(end, len(s)) if s.words[k] == ";"), len(s))
            end = max(end, min([*stops, parted]))
        else:
            end = self.dated_end(self._with_fields(j, end))
            end = max(end, self._with_purpose(end), self._with_gerund(end), self._with_participle(chunk, end))
        end = max(j, min(end, limit))
        percent = x.pack.numbers.percent.at(x.words, end)
        end = percent[1] if percent is not None and x.tags[end - 1] == NUMBER else end  # "une hausse de 3 %"
        symbols = x.pack.numbers.percents.union(x.pack.units.symbols)
        while end > j and not (
            s.words[end - 1][0].isalnum() or s.words[end - 1] in CLOSING or s.words[end - 1] in symbols
        ):
            end -= 1
        return max(j, end)

    def _with_fields(self, j: int, end: int) -> int:
        """ "16 textes portant sur l'énergie, la pêche et la formation": all that they are about."""
        x, found = self.x, end
        if not (x.g.is_plural(x.words[j - 1]) and self.known.subject_markers.within(x.words, j, end)):
            return end
        while x.words[found : found + 1] == [","]:
            field = x.chunk_from(found + 1)
            article = found + 1 if field is None else field.start - bool(field.before)
            if field is None or field.time or article != found + 1 or field.start == field.body:
                return end
            found = x.phrase_end(field, x.g.of, joins=True)
            if not x.g.joining.isdisjoint(x.words[field.start : found]):
                return found
        return end

    def _with_purpose(self, end: int) -> int:
        """ "Un accord a été conclu pour établir …": the purpose behind the verb belongs to the instrument."""
        x, k = self.x, end
        while x.tags[k : k + 1] == [ADVERB]:  # "des accords à long terme pour importer du gaz"
            k += 1
        group = x.group_after(end)
        if group is not None and group.start == end and group.passive:
            k = group.end
        purpose = x.g.purpose.at(x.words, k)
        if purpose is None or purpose[1] >= len(x.tags) or x.tags[purpose[1]] != "i":
            return self._with_aim(end)
        while k < len(x.words) and x.words[k] not in (".", ";", ":", ",") and (k <= purpose[1] or x.tags[k] != "V"):
            k += 1
        return k

    def _with_aim(self, end: int) -> int:
        """ "un contrat pour la gestion de l'eau": what it is for, by a noun, and neither how long nor for whom."""
        x = self.x
        aim = x.chunk_from(end) if x.words[end : end + 1] == [x.g.for_] else None
        if aim is None or aim.start != end + 1 or aim.time or aim.start == aim.body or x.s.capital(aim.body):
            return end
        definite = x.words[aim.start] in x.g.determiners and x.words[aim.head] not in x.pack.parties.kinds
        return x.phrase_end(aim, x.g.locating, joins=True, sizes=True) if definite else end

    def _with_participle(self, chunk: Chunk, end: int) -> int:
        """ "l'accord signé la veille avec le Kosovo": the participle and what belongs to it."""
        x = self.x
        behind = x.behind_bracket(end)  # "de 44 millions de dinars (143 millions de dollars) signée"
        group = x.group_after(behind)
        if (
            group is None
            or group.start - behind > 0
            or group.form != "participle"
            or chunk not in (modified := x.modified(group), modified and x.root(modified))
        ):
            return end
        k = group.end
        while k < len(x.tags) and x.tags[k] in "TDOPWNJA" and x.words[k] not in self.known.closing:
            if x.words[k] == x.g.between and opens(x, k):  # "signé en juillet entre le Liban et la Banque mondiale"
                k = list_end(x, k + 1)
                continue
            named = x.chunk_at(k)
            k = named.end if named is not None and named.start == k else k + 1  # "la route Zomba–Jali"
        return k

    def _with_gerund(self, end: int) -> int:
        """ "un avenant prolongeant jusqu'en 2027 le contrat", "un procès-verbal créant un Conseil"."""
        x = self.x
        at = end + 1 if x.words[end : end + 1] == [","] else end
        group = x.group_after(at)
        if x.tags[at : at + 1] != ["g"] or (group is not None and group.start == at and len(group.lemmas) > 1):
            return end  # "Le contrat ayant été résilié, le Tchad cherche"
        if group is not None and not x.g.object_relatives.isdisjoint(x.words[group.end : group.end + 1]):
            return end  # "rejette l'accord, affirmant que"
        chunk = next((c for c in x.chunks if c.start > at and not c.time), None)
        if chunk is not None and VERB in x.tags[at : chunk.start]:
            return end  # "L'accord correspondant doit être ratifié par le Sénat"
        through = frozenset({x.g.between, x.g.for_, *x.g.in_})
        return x.phrase_end(chunk, through, joins=True, sizes=True) if chunk is not None else end
