"""Swedish words that carry no content of their own, and what is left of a question without them."""

from corpus.lexical import fold

STOP = frozenset(
    "och att det som en på är av för med den till inte om ett har de vad hur vem när var vilka vilken vilket ska "
    "måste får kan man jag vi ni mig oss finns blir gör göra där här eller så men va nån nåt något någon några e o "
    "varför borde bör behöver min mitt mina er era ert vår vårt våra du dig din ditt dina hos från vid under efter "
    "sen nu alla allt också bara än då sig sin sitt sina han hon hans hennes deras dem dom denna detta dessa "
    "sånt sådan sådant såna egentligen typ liksom alltså ju väl nog ens i ut upp in ner bort över mot mellan utan "
    "genom inom ha hade haft vara varit var blev bli blivit kunna kunde skulle ville vill vilja få fick fått går gå "
    "gick gått kommer komma kom ta tar tog tagit ge ger gav säger säga sa står stå stod gäller gälla heter heta "
    "betyder betyda menas innebär innebära räknas hur många mycket stor stort stora liten litet små lite mer mest "
    "fler flest annat annan andra ny nytt nya gammal bra dålig nämns finnas hittar hitta veta vet undrar tycker "
    "tror dess samt både antingen varken medan eftersom därför dock kanske redan aldrig alltid ofta ibland igen "
    "norrtälje kommun kommunen kommunens kommuner norrtäljes strategin strategi strategins dokumentet dokument "
    "hej tack snälla gärna idag jo ja nej ok okej sätt sak saker del delar slags sorts ungefär olika".split()
)


def content_words(text: str) -> tuple[str, ...]:
    """The words that a question is about: "Hur snabbt ska klotter saneras?" gives ("snabbt", "klotter", "saneras")."""
    return tuple(dict.fromkeys(word for word in fold(text).split() if len(word) > 2 and word not in STOP))
