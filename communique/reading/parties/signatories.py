"""Between whom an instrument is made: those named in it, those who sign, give or take."""

from __future__ import annotations

from typing import Final

from communique.languages.grammar import CLITIC, INFINITIVE, PARTICIPLE, VERB
from communique.reading.events.outcomes import CONCLUDED, ENDED, SIGNED
from communique.reading.facts import Agreement, Party
from communique.reading.mentions.identity import PAIR
from communique.reading.parties import roles
from communique.reading.parties.anaphora import pointer
from communique.reading.parties.coordination import is_within_subject, list_end, listed, opens, series, those_of
from communique.reading.parties.naming import paired, signed_for, unique, whole
from communique.reading.parties.partners import without_others
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.document import ITEM, PROSE, TITLE
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax

BEHIND: Final = 12
"""Words behind an instrument within which "entre" begins those who made it."""


class Signatories:
    """Finds the parties of the instruments of one sentence."""

    def __init__(self, x: Syntax) -> None:
        self.x, self.known = x, x.pack.agreements

    def of(self, agreement: Agreement, chunk: Chunk) -> list[Party]:
        """Those between whom it is made, else those who sign, give or take; empty where only the occasion can tell."""
        x, skip = self.x, (agreement.first, agreement.last)
        pair = paired(x, agreement.noun, min(agreement.last + 1, len(x.words)))
        if pair:
            return pair  # "l'accord de libre-échange UE-Mercosur"
        group = self._signing_group(chunk)
        made = self._between(agreement, chunk, group)
        if made:
            return made
        found = self.by_whom(agreement)
        if group is not None and group.form == "finite" and not (group.passive or self._is_approved(group)):
            agreement.signer = pointer(x, group)
        if group is not None and not self._is_approved(group):
            found += self._bodies(group)
            found += roles.signers(x, group, skip)
            found += roles.exchanged(x, group, self._behind_worth(agreement.last))
        else:
            found += self._payer(chunk) or self._nation(chunk) or self._talking(chunk)
        found += roles.behind(x, x.g.with_, agreement.noun, skip)
        found += self.bound(agreement.noun, agreement.last) or self._tied(chunk)
        bound = self.known.by_force.before(x.words, chunk.start) is not None
        if bound or any(g.form == "participle" and agreement.noun < g.start <= agreement.last for g in x.groups):
            found += self._performers(chunk, found)
        found += self._in_talks(agreement, found)
        found = self._of_clause(agreement, chunk, found) + found
        return unique(without_others(x, agreement.noun, found))

    def _of_clause(self, agreement: Agreement, chunk: Chunk, found: list[Party]) -> list[Party]:
        """ "Le Kenya a renoncé au contrat avec Adani", "Le Ghana a demandé un prêt": whose the other side is."""
        x, root = self.x, self.x.root(chunk)
        loan = agreement.type == "loan"
        if len(found) > 1 or not (loan or (found and x.g.with_ in x.words[agreement.noun : agreement.last])):
            return []
        group = x.group_before(root.start)
        while group is not None and group.form != "finite":
            group = x.group_before(group.start) if group.form == "infinitive" else None
        made = self.known.status.nouns.get(x.words[root.head]) in (SIGNED, CONCLUDED)  # "a annoncé la signature"
        told = self.known.remarking | (frozenset() if loan or made else x.pack.modality.saying)
        if group is None or group.passive or group.lemma in told or self._is_approved(group):
            return []
        subject = x.subject(group)
        if subject is None or subject.start > group.start or agreement.first <= subject.start < agreement.last:
            return []
        bare = x.phrase_end(subject, frozenset()) == subject.body + 1 and x.words[subject.head] in x.pack.parties.kinds
        council = bare or self.known.councils.at(x.words, subject.body) is not None  # "Le Conseil a pris acte"
        council = council or x.words[subject.head] in self.known.parliaments
        if council or (group.lemma in x.pack.modality.announcing and not made):
            return []
        acting = roles.acting(x, subject, group.start)
        return [party for party in acting if party.kind != "person" and party.name not in {p.name for p in found}]

    def _tied(self, chunk: Chunk) -> list[Party]:
        """ "Arva et l'ONCF sont liés par un contrat": whom it ties, where it is told as what does so."""
        x = self.x
        group = x.group_before(chunk.start) if chunk.before == x.g.by else None
        ties = group is not None and group.passive and group.lemma in self.known.binding
        subject = x.subject(group) if group is not None and ties else None
        if subject is None or group is None:
            return []
        to = x.chunk_from(group.end)  # "La Suisse est liée à l'Union européenne par un accord"
        bound = to is not None and to.before in x.g.to and to.start <= group.end + 1
        return [*roles.acting(x, subject, group.start), *(those_of(x, to) if to is not None and bound else ())]

    def _between(self, agreement: Agreement, chunk: Chunk, group: Group | None) -> list[Party]:
        """Those behind "entre", in the phrase of an instrument or behind the verb that says that it is made."""
        x = self.x
        undergone = group is not None and (group.passive or group.lemma in x.g.unaccusative)  # "est intervenu entre"
        signed = undergone and group is not None and x.subject(group) in (chunk, x.root(chunk))
        end = group.end if group is not None and signed else agreement.last  # "ont été signés entre A et B"
        item = x.s.kind == ITEM and agreement.rule.endswith("item")
        reach = len(x.words) if item else max(end, agreement.last) + BEHIND
        for k in range(agreement.noun, min(reach, len(x.words))):
            inside = item and (x.words[k] == "," or x.words[k] in x.g.joining)  # "d'une durée de 30 ans, entre A et B"
            aside = inside or (x.words[k] == "," and self._goes_on(k))
            marks = x.words[k] in x.g.joining or x.words[k] in (",", ";", ":", ".")
            stopped = (marks and not aside) or self._is_other_verb(k, chunk)
            if k >= max(end, agreement.last) and stopped:
                break
            if self._names_both(k + 1) or self._says_where(k):
                continue  # "entre les deux pays", "une ligne entre Pa et Po"
            if x.tags[k] == INFINITIVE and not (group is not None and group.start <= k < group.end):
                break  # "pour ouvrir une mine entre A et B": where that lies
            if x.words[k] == x.g.between and opens(x, k) and not is_within_subject(x, agreement.noun, k):
                last = max(agreement.last, list_end(x, k + 1))
                found = listed(x, k + 1, self._parties_end(k + 1, last))
                several = x.words[_first_noun(x, k + 1)].endswith(x.g.plural_endings)
                if len(found) > 1 or (found and (several or not x.g.joining.isdisjoint(x.words[k + 1 : last]))):
                    return found
        return []

    def _performers(self, chunk: Chunk, found: list[Party]) -> list[Party]:
        """ "Arva livrera du gaz à l'Italie en vertu d'un contrat": who does what is agreed, and for whom."""
        x = self.x
        under = self.known.under.before(x.words, chunk.start) if len(found) < PAIR else None
        group = x.group_before(under[1]) if under is not None else None
        if under is not None and not under[1]:  # "En vertu d'un accord de 2009, la Chine exploite la mine"
            group = next((g for g in x.groups if g.start > chunk.end and g.form == "finite"), None)
        acts = group is not None and group.form == "finite" and not group.passive
        subject = x.subject(group) if acts and group is not None else None
        if subject is None or group is None or under is None:
            return []
        hands = group.lemma in x.pack.parties.handing or group.lemma in x.pack.amounts.trading
        to = [c for c in x.chunks if group.end <= c.start < under[1] and c.before in x.g.to] if hands else []
        acting = roles.acting(x, subject, group.start)  # "les universités tunisiennes" are no one's name
        named = (party for party in acting if any(map(str.isupper, party.name)))
        return [*named, *(party for c in to for party in those_of(x, c))]

    def _in_talks(self, agreement: Agreement, found: list[Party]) -> list[Party]:
        """ "Des négociations ont débuté entre A et B en vue d'un accord": those who talk."""
        x = self.x
        if found:
            return []
        if x.g.between not in x.words[: agreement.first]:
            return self._who_talk(agreement)
        at = x.words.index(x.g.between)
        talks = any(self.known.status.nouns.get(word) == "prepared" for word in x.words[:at])
        first = x.chunk_from(at + 1) if talks else None
        return [party for chunk in series(x, first) for party in those_of(x, chunk)] if first else []

    def _who_talk(self, agreement: Agreement) -> list[Party]:
        """ "L'Inde et l'UE ont conclu les négociations sur un accord": those who end the talks about it."""
        x = self.x
        chunk = x.chunk_at(agreement.noun)
        talks = x.chunks[chunk.index - 1] if chunk is not None and chunk.index and chunk.before else None
        about = talks is not None and self.known.status.nouns.get(x.words[talks.head]) == "prepared"
        group = x.group_before(talks.start) if talks is not None and about else None
        acts = group is not None and group.form == "finite" and not group.passive and talks in x.objects(group, limit=6)
        subject = x.subject(group) if group is not None and acts else None
        return roles.acting(x, subject, group.start) if subject is not None and group is not None else []

    def _talking(self, chunk: Chunk) -> list[Party]:
        """ "Un prêt est en cours de négociation avec la BOAD", "Avec Séoul, un protocole est à l'étude"."""
        x, phrases = self.x, self.known.status.phrases
        group = next((g for g in x.groups if g.form == "finite" and x.subject(g) is chunk), None)
        if group is None or chunk.start > group.start or group.lemma != x.g.copula:
            return []
        said = phrases.at(x.words, group.end)
        end = said[1] if said is not None and said[0] == "prepared" else group.end
        return roles.behind(x, x.g.with_, end, (end, end)) or roles.in_front(x, group)

    def _bodies(self, group: Group) -> list[Party]:
        """ "Le gouvernement et les rebelles ont signé": bodies that nobody names otherwise, alone or side by side."""
        x, known = self.x, self.x.pack.parties
        subject = x.subject(group) if group.form == "finite" and not group.passive else None
        first = x.coordinated(subject).start if subject is not None else group.start
        run = [chunk for chunk in x.chunks if first <= chunk.start < group.start and not (chunk.before or chunk.time)]
        if all(x.words[chunk.head] not in known.bodies for chunk in run):
            return []
        bodies = [chunk for chunk in run if x.words[chunk.head] in known.bodies or x.words[chunk.head] in known.kinds]
        nameless = (chunk for chunk in bodies if not any(map(x.s.capital, range(chunk.head, chunk.end))))
        return [whole(x, chunk, group.start) for chunk in nameless]

    def _is_approved(self, group: Group) -> bool:
        """ "Le Parlement a adopté l'accord", "Le Conseil a approuvé le prêt": who approves or bars is no party."""
        binds = group.lemma in self.known.adopting or group.lemma in self.x.pack.parties.giving
        binds = binds or self.known.status.verbs.get(group.lemma) in ("ratified", "refused")
        by = self.x.chunk_from(group.end) if group.passive else None
        subject = by if by is not None and by.before == self.x.g.by else self.x.subject(group)
        if not binds or subject is None:
            return False
        council = self.known.councils.at(self.x.words, subject.body) is not None
        return council or self.x.words[subject.head] in self.known.parliaments

    def _nation(self, chunk: Chunk) -> list[Party]:
        """ "L'Assemblée nationale togolaise a ratifié la convention": the country that its parliament binds."""
        x = self.x
        group = x.group_before(chunk.start)
        binds = group is not None and group.form == "finite" and not group.passive and chunk in x.objects(group)
        subject = x.subject(group) if group is not None and binds and self._is_approved(group) else None
        parliament = subject is not None and x.words[subject.head] in self.known.parliaments
        return signed_for(x, subject, group.start) if subject is not None and group is not None and parliament else []

    def _behind_worth(self, last: int) -> int:
        """Behind ", d'une valeur de 5 milliards," at token `last`, where to whom it is given may stand."""
        x = self.x
        worth = x.pack.amounts.value_of.at(x.words, last + 1) if x.words[last : last + 1] == [","] else None
        if worth is None:
            return last
        return next((k + 1 for k in range(worth[1], min(len(x.words), worth[1] + BEHIND)) if x.words[k] == ","), last)

    def _payer(self, chunk: Chunk) -> list[Party]:
        """ "Le gouvernement y contribue par un prêt": who does so."""
        x = self.x
        group = x.group_before(chunk.start) if chunk.before == x.g.by else None
        pays = group is not None and not group.passive and group.form == "finite"
        subject = x.subject(group) if pays and group is not None and group.lemma in self.known.paying_by else None
        return roles.acting(x, subject, group.start) if subject is not None and group is not None else []

    def owners(self, chunk: Chunk) -> list[Party]:
        """ "une déclaration des États-Unis et de la Chine": the countries that it is of."""
        x, of = self.x, self.x.chunk_from(chunk.end)
        if of is None or of.before not in x.g.of or of.start > chunk.end + 2:
            return []
        return [party for one in series(x, of) for party in those_of(x, one) if party.kind == "country"]

    def bound(self, noun: int, last: int) -> list[Party]:
        """ "un mémorandum lie A à B", "la convention liant A au canton": whom it ties together."""
        x, found = self.x, []
        for group in x.groups:
            clitic = x.tags[group.start - 1] == CLITIC  # "l'accord qui le liait à Pa"
            if group.lemma not in self.known.binding or group.passive or not noun < group.start <= last + 1 + clitic:
                continue
            bound = x.objects(group)
            for chunk in bound:
                several = x.g.is_plural(x.words[chunk.head]) and x.words[chunk.head] in x.pack.parties.kinds
                end = list_end(x, chunk.start)  # "liant les villes de Pa et de Lo"
                found += listed(x, chunk.start, end) if several else those_of(x, chunk)
            end = bound[-1].end if bound else group.end
            to = next((chunk for chunk in x.chunks if chunk.start >= end and not chunk.time), None)
            if to is not None and to.before in x.g.to and to.start <= end + 1:
                found += [party for one in series(x, to) for party in those_of(x, one)]
        return found

    def _goes_on(self, k: int) -> bool:
        """Whether a comma at token k ends nothing: ", conclue entre A et B", "signés, samedi dernier, entre A et B"."""
        x = self.x
        if x.tags[k + 1 : k + 2] == [PARTICIPLE] or x.words[k + 1 : k + 2] == [x.g.between]:
            return True  # "a été conclu, mardi à Pa, entre A et B"
        beside = [x.chunk_from(k + 1), x.chunk_before(k)]
        return any(chunk is not None and chunk.time for chunk in beside)

    def _names_both(self, k: int) -> bool:
        """ "les deux pays": those that only the occasion can tell."""
        x = self.x
        if x.words[k - 1] != x.g.between or k >= len(x.words):
            return False
        chunk = x.chunk_from(k)
        one = chunk is not None and chunk.start < chunk.body and x.words[chunk.start] not in x.g.plural_determiners
        if one and x.words[k] in x.g.determiners:
            return False  # "entre le ministre malien et la Banque mondiale"
        whose = chunk is not None and x.words[chunk.end : chunk.end + 1] != [] and x.words[chunk.end] in x.g.of
        return x.words[_first_noun(x, k)] in x.pack.parties.persons and not whose

    def _says_where(self, k: int) -> bool:
        """Whether "entre" at token k stands behind a way: "la construction d'une ligne de 345 kV entre Pa et Po"."""
        x = self.x
        chunk = x.chunk_before(k) if x.words[k] == x.g.between else None
        while chunk is not None and chunk.index and x.words[chunk.head] not in x.pack.projects.ways:
            chunk = x.chunks[chunk.index - 1] if chunk.before in x.g.of else None
        return chunk is not None and x.words[chunk.head] in x.pack.projects.ways

    def of_label(self) -> list[Party]:
        """Who stands before the colon of a list item: "Hydronov : contrat de 11,5 M$ avec …", not "Lot de … :"."""
        if self.x.s.kind == PROSE:
            return []  # "Bilan : sept documents signés"
        x, first = self.x, self.x.chunks[0]
        pair = paired(x, first.start, first.end)
        if pair:
            return pair
        following = x.chunks[1] if len(x.chunks) > 1 else None
        named = following is None or following.before not in x.g.of or following.start > x.words.index(":")
        known = x.words[first.head] in x.pack.parties.kinds
        if x.s.kind == TITLE:  # "Budget : un accord trouvé" says what about, "Niger : un accord trouvé" who
            return [party for party in those_of(x, first) if party.kind == "country"]
        return those_of(x, first, last=x.words.index(":")) if named or known else []

    def _is_other_verb(self, k: int, chunk: Chunk) -> bool:
        """Whether a verb stands at token k, and not the one that signs it: "was signed between A and B"."""
        x = self.x
        if x.tags[k] != "V":
            return False
        group = x.group_after(k)
        if group is None or group.start != k or not group.passive or x.subject(group) not in (chunk, x.root(chunk)):
            return True
        return group.lemma not in self.known.status.verbs

    def _parties_end(self, i: int, last: int) -> int:
        """The list of parties ends where the subject begins: "entre les ministères de la santé sur les soins"."""
        stops = [start for _, start, _ in self.known.subject_markers.within(self.x.words, i, last)]
        ends = (";", ":", ".")
        stops += [k for k in range(i, last) if self.x.words[k] == self.x.g.for_ and self.x.chunk_at(k) is None]
        parts = self.x.pack.amounts.part_words
        stops += [
            k for k in range(i, last) if self.x.words[k] in ends or self.x.tags[k] in "Vpg" or self.x.words[k] in parts
        ]
        return min([last, *stops])

    def by_whom(self, agreement: Agreement) -> list[Party]:
        """ "accordé par Madrid à l'ONCF", "un prêt de la JICA"."""
        x, found = self.x, []
        said = self.known.by_whom.within(x.words, agreement.noun, min(len(x.words), agreement.last + 8))
        if said:
            giver = x.chunk_from(said[0][2])
            binds = giver is not None and x.words[giver.head] in self.known.parliaments
            if giver is not None and giver.start <= said[0][2] + 1 and not binds:
                found += [party for one in series(x, giver) for party in those_of(x, one)]
                taker = next(
                    (c for c in x.chunks[giver.index + 1 :] if c.start <= giver.end + 1 and c.before in x.g.to), None
                )
                found += those_of(x, taker) if taker is not None else []
        found = found or self._makers(agreement)
        if x.words[agreement.noun] in self.known.quantified:
            buyer = x.chunk_before(agreement.last)  # "une commande de 30 avions de la compagnie Karo"
            ordered = buyer is not None and buyer.end == agreement.last and buyer.before in x.g.of
            ordered = ordered and buyer is not None and x.words[buyer.start] in x.g.determiners  # not "de 30 A320neo"
            found += those_of(x, buyer) if buyer is not None and ordered else []
        owner = x.chunk_from(agreement.noun + 1)  # "le contrat de la société canadienne Karo"
        if owner is not None and owner.before in x.g.of and owner.end <= agreement.last:
            found += those_of(x, owner) if x.pack.parties.generic_heads.at(x.words, owner.head) else []
        if agreement.type == "loan" and not found:
            giver = x.chunk_from(agreement.noun + 1)
            if giver is not None and giver.before in x.g.of and giver.end <= agreement.last:
                found += those_of(x, giver)
            at = x.behind_bracket(agreement.last)  # "un prêt de 12 milliards de FCFA (18 millions d'euros) de la BAD"
            lender = x.chunk_from(at) if at > agreement.last and not found else None
            if lender is not None and lender.before in x.g.of and lender.start <= at + 1:
                found += those_of(x, lender)
            found += self._takers(agreement)
        return found

    def _makers(self, agreement: Agreement) -> list[Party]:
        """ ", signé en juin à Pa par l'État et Karo": by whom it is made, behind when and where."""
        x, status = self.x, self.known.status.verbs
        for group in x.groups:
            made = group.form == "participle" and status.get(group.lemma) in (SIGNED, CONCLUDED)
            if not made or not agreement.noun < group.start <= agreement.last + 1:
                continue
            behind = (c for c in x.chunks if c.start >= group.end)
            by = next((c for c in behind if not (c.time or c.before in x.g.locating)), None)
            own = by is not None and VERB not in x.tags[group.end : by.start] and x.words[by.start - 1] == x.g.by
            if by is not None and by.before == x.g.by and own:
                return [party for one in series(x, by) for party in those_of(x, one)]
        return []

    def _takers(self, agreement: Agreement) -> list[Party]:
        """ "un prêt de 90 millions à l'ONCF", "un prêt en faveur de l'ONCF": whom it is for, right behind its sum."""
        x, found = self.x, []
        last = x.behind_bracket(agreement.last)  # "un prêt de 87 millions (57 milliards FCFA) au Togo"
        beside = x.pack.parties.takers.at(x.words, last)
        end = beside[1] if beside else last + 1
        for chunk in x.chunks:
            if not agreement.noun < chunk.start <= end or chunk.time:
                continue
            land = chunk.before == x.g.for_ and x.pack.countries.at(x.words, chunk.body) is not None
            if chunk.before in x.g.to or land or x.pack.parties.takers.before(x.words, chunk.start):
                found += [party for one in series(x, chunk) for party in those_of(x, one)]
        return found

    def _signing_group(self, chunk: Chunk) -> Group | None:
        x, root = self.x, self.x.root(chunk)
        if root is not chunk and root.before in x.g.to and x.words[root.head] in self.known.status.nouns:
            group = x.group_before(root.start)  # "ont procédé à la signature de"
            if group is not None and group.lemma in x.g.proceeding:
                return group
        reached = x.group_before(root.start) if root.before in x.g.to else None
        if reached is not None and reached.lemma in x.g.reaching and root.start - reached.end <= 1:
            return reached  # "sont parvenus à un accord"
        if reached is None and root.before in x.g.of:
            taken = x.group_before(root.start)  # "a bénéficié d'un prêt"
            if taken is not None and taken.lemma in x.pack.parties.taking and root.start - taken.end <= 1:
                return taken
        if reached is None and (root.before in x.pack.amounts.along or root.before in x.g.of):
            reached = x.group_before(root.start)  # "se sont mis d'accord sur un", "ont convenu d'un"
        phrase = self.known.status.phrases.at(x.words, reached.end - 1) if reached is not None else None
        if phrase is not None and phrase[1] >= root.start and phrase[0] in (SIGNED, CONCLUDED, ENDED):
            return reached  # "a mis fin à son entente"
        signing = (group for group in x.groups if self._is_signing(group, chunk, root))
        first = next(signing, None)
        if first is None or first.form == "finite":
            return first
        later = (g for g in signing if g.form == "finite" and self.known.status.verbs.get(g.lemma) == SIGNED)
        return next(later, first)  # "un prêt, consenti à 2 %, a été signé entre A et B"

    def _may_sign(self, group: Group, root: Chunk) -> bool:
        """Whether those who do what a verb says are the parties of its object."""
        x, known = self.x, self.known
        status = known.status.verbs.get(group.lemma)
        if status in (SIGNED, CONCLUDED, ENDED, "prepared"):
            return True
        told = known.status.nouns.get(x.words[root.head])
        if told == "prepared" and group.form == "finite" and not group.passive:
            return True  # "ont ouvert des négociations sur un accord"
        if group.lemma in known.announcing:
            own = told in (SIGNED, CONCLUDED) or told is None
            return own and not group.passive and self.is_of_firms(group)
        changes = (
            status in ("ratified", "suspended", "refused") or group.lemma in known.amending | x.pack.parties.taking
        )
        return changes and group.tense not in ("future", "conditional") and not self._is_approved(group)

    def is_of_firms(self, group: Group) -> bool:
        """ "Stellantis et Leapmotor annoncent un accord": those who tell it are firms, and no paper or ministry."""
        subject = self.x.subject(group)
        found = roles.acting(self.x, subject, group.start) if subject is not None else []
        return bool(found) and all(party.kind == "company" for party in found)

    def _is_signing(self, group: Group, chunk: Chunk, root: Chunk) -> bool:
        x = self.x
        if not self._may_sign(group, root):
            return False
        taken_up = x.relative(group)  # "la convention que l'Union et Haïti ont signée"
        if taken_up is not None and taken_up[0] in x.g.object_relatives:
            told = (taken_up[1], x.root(taken_up[1]))  # "l'accord de prêt que le Liban avait signé"
            if root in told or chunk in told:
                return True
        return root in x.objects(group) or chunk in x.objects(group) or x.subject(group) in (root, chunk)


def _first_noun(x: Syntax, i: int) -> int:
    """The first noun of a list of parties."""
    while i < len(x.words) - 1 and x.words[i] in x.g.determiners:
        i += 1
    return i
