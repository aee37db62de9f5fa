/** What the shipped motifs show, with its article in the nominative; what is not here is not described. */
const SHOWN: Readonly<Record<string, string>> = {
  coffee: 'eine Tasse Kaffee', tea: 'eine Teekanne', beer: 'ein Krug Bier', cheers: 'zwei Bierkrüge', wine: 'ein Glas Wein', cocktail: 'ein Cocktailglas', whiskey: 'ein Glas Whiskey', margarita: 'ein Cocktailglas',
  deer: 'ein Hirsch', cat: 'eine Katze', 'black-cat': 'eine schwarze Katze', dog: 'ein Hund', poodle: 'ein Pudel', 'service-dog': 'ein Hund', paw: 'Pfotenabdrücke', bone: 'ein Knochen', rabbit: 'ein Kaninchen', hamster: 'ein Hamster',
  parrot: 'ein Papagei', fish: 'ein Fisch', 'tropical-fish': 'ein Fisch', turtle: 'eine Schildkröte', lizard: 'eine Eidechse', snake: 'eine Schlange', horse: 'ein Pferd', gallop: 'ein galoppierendes Pferd', cow: 'eine Kuh', pig: 'ein Schwein',
  chicken: 'ein Huhn', rooster: 'ein Hahn', chick: 'ein Küken', duck: 'eine Ente', duckling: 'ein Entenküken', goose: 'eine Gans', goat: 'eine Ziege', sheep: 'ein Schaf', llama: 'ein Lama', bee: 'eine Biene', ladybug: 'ein Marienkäfer',
  butterfly: 'ein Schmetterling', snail: 'eine Schnecke', web: 'ein Spinnennetz', bat: 'eine Fledermaus', owl: 'eine Eule', eagle: 'ein Adler', bird: 'ein Vogel', penguin: 'ein Pinguin', flamingo: 'ein Flamingo', swan: 'ein Schwan',
  fox: 'ein Fuchs', wolf: 'ein Wolf', bear: 'ein Bär', panda: 'ein Panda', koala: 'ein Koala', tiger: 'ein Tiger', lion: 'ein Löwe', raccoon: 'ein Waschbär', otter: 'ein Otter', sloth: 'ein Faultier', beaver: 'ein Biber',
  hedgehog: 'ein Igel', squirrel: 'ein Eichhörnchen', moose: 'ein Elch', elephant: 'ein Elefant', giraffe: 'eine Giraffe', kangaroo: 'ein Känguru', monkey: 'ein Affe', frog: 'ein Frosch', dragon: 'ein Drache', unicorn: 'ein Einhorn',
  dinosaur: 'ein Dinosaurier', 't-rex': 'ein Tyrannosaurus', shark: 'ein Hai', whale: 'ein Wal', dolphin: 'ein Delfin', octopus: 'ein Krake', crab: 'eine Krabbe', jellyfish: 'eine Qualle',
  pizza: 'ein Stück Pizza', taco: 'ein Taco', burger: 'ein Burger', donut: 'ein Donut', cookie: 'ein Keks', cupcake: 'ein Cupcake', cake: 'ein Kuchen', bread: 'ein Laib Brot', croissant: 'ein Croissant', pretzel: 'eine Brezel',
  cheese: 'ein Stück Käse', egg: 'ein Ei', avocado: 'eine Avocado', chili: 'eine Chilischote', strawberry: 'eine Erdbeere', pineapple: 'eine Ananas', watermelon: 'eine Melonenscheibe', lemon: 'eine Zitrone', cherry: 'ein Kirschenpaar',
  banana: 'eine Banane', peach: 'ein Pfirsich', 'ice-cream': 'ein Eis', sushi: 'ein Stück Sushi', ramen: 'eine dampfende Schüssel', popcorn: 'eine Tüte Popcorn', mushroom: 'ein Pilz', honey: 'ein Honigtopf', chocolate: 'eine Tafel Schokolade',
  chef: 'eine Kochmütze', cooking: 'eine Pfanne', dinner: 'Messer und Gabel', guitar: 'eine Gitarre', violin: 'eine Geige', trumpet: 'eine Trompete', drum: 'eine Trommel', microphone: 'ein Mikrofon', headphone: 'Kopfhörer',
  music: 'Noten', piano: 'Klaviertasten', gaming: 'ein Gamecontroller', arcade: 'ein Joystick', dice: 'ein Würfel', chess: 'eine Schachfigur', puzzle: 'ein Puzzleteil', library: 'ein Bücherstapel', book: 'ein aufgeschlagenes Buch', writer: 'ein Bleistift',
  painting: 'ein Pinsel', art: 'eine Malerpalette', camera: 'eine Kamera', yarn: 'ein Wollknäuel', sewing: 'eine Garnrolle', hairdresser: 'eine Schere', plant: 'eine Topfpflanze', seedling: 'ein Keimling', leaf: 'ein Blatt', cactus: 'ein Kaktus',
  sunflower: 'eine Sonnenblume', tulip: 'eine Tulpe', rose: 'eine Rose', bouquet: 'ein Blumenstrauß', lotus: 'eine Lotusblüte', clover: 'ein vierblättriges Kleeblatt', shamrock: 'ein Kleeblatt', pine: 'eine Tanne', tree: 'ein Baum', palm: 'eine Palme',
  mountain: 'ein Berg', tent: 'ein Zelt', compass: 'ein Kompass', hiking: 'ein Wanderschuh', canoe: 'ein Kanu', fishing: 'eine Angel', sailing: 'ein Segelboot', anchor: 'ein Anker', bicycle: 'ein Fahrrad', motorcycle: 'ein Motorrad',
  car: 'ein Auto', truck: 'ein Lastwagen', tractor: 'ein Traktor', train: 'ein Zug', airplane: 'ein Flugzeug', rocket: 'eine Rakete', running: 'eine laufende Figur', yoga: 'eine Yogafigur', pumpkin: 'ein Kürbis', ghost: 'ein Gespenst',
  skull: 'ein Totenkopf', candle: 'eine Kerze', broom: 'ein Besen', christmas: 'ein Weihnachtsbaum', santa: 'ein Weihnachtsmann', snowman: 'ein Schneemann', snowflake: 'eine Schneeflocke', bell: 'eine Glocke', maple: 'ein Ahornblatt',
  heart: 'ein Herz', hearts: 'Herzen', crown: 'eine Krone', nurse: 'ein Stethoskop', hammer: 'ein Hammer', wrench: 'ein Schraubenschlüssel', laptop: 'ein Laptop', microscope: 'ein Mikroskop', telescope: 'ein Teleskop', apple: 'ein Apfel',
  graduation: 'ein Doktorhut', idea: 'eine Glühbirne', lightning: 'ein Blitz', fire: 'eine Flamme', sun: 'eine Sonne', 'happy-sun': 'eine lachende Sonne', moon: 'eine Mondsichel', star: 'ein Stern', rainbow: 'ein Regenbogen', wave: 'eine Welle',
  planet: 'ein Ringplanet', robot: 'ein Roboter', key: 'ein Schlüssel', clock: 'ein Wecker', baby: 'eine Babyflasche', teddy: 'ein Teddybär', feather: 'eine Feder', earth: 'eine Weltkugel', house: 'ein Haus', umbrella: 'ein Regenschirm', carrot: 'eine Möhre',
}

/** "ein aufgeschlagenes Buch"; null for a motif that nobody wrote down. `cat-body`, `ph-cat` and `mdi-cat` show a cat. */
export function shownInGerman(motif: string | undefined): string | null {
  if (motif === undefined) return null
  const plain = motif.toLowerCase().replace(/^(?:ph|mdi|fluent|mingcute|temaki|maki|healthicons)-/, '')
  return SHOWN[plain] ?? SHOWN[plain.replace(/-(?:body|face|outline|filled|\d+)$/, '')] ?? null
}
