// Words that find the motifs of scripts/motif-more.mjs: the name of the icon, the name without its variant, and what is
// written here.
const MORE = Object.fromEntries(`
fluent-emoji-high-contrast/blueberries: blueberry
fluent-emoji-high-contrast/ice-hockey: ice-hockey hockey hockey-stick
fluent-emoji-high-contrast/blossom: wildflower
mdi/grill: bbq barbecue grilling grill-master smoker
fluent-emoji-high-contrast/blackbird: crow raven blackbird grackle starling
fluent-emoji-high-contrast/pool-8-ball: pool billiards snooker eight-ball
fluent-emoji-high-contrast/person-mountain-biking: mountain-biking mountain-biker mountain-bike
fluent-emoji-high-contrast/person-biking: cyclist road-bike
fluent-emoji-high-contrast/person-rowing-boat: rowing rower crew-team
fluent-emoji-high-contrast/person-wrestling: wrestling wrestler
fluent-emoji-high-contrast/person-playing-handball: handball
fluent-emoji-high-contrast/person-playing-water-polo: water-polo
fluent-emoji-high-contrast/person-fencing: fencing fencer
fluent-emoji-high-contrast/person-juggling: juggling juggler circus
fluent-emoji-high-contrast/person-mage: wizard mage sorcerer
fluent-emoji-high-contrast/woman-mage: witch sorceress
fluent-emoji-high-contrast/person-merpeople: mermaid merman
fluent-emoji-high-contrast/woman-merpeople: mermaid
fluent-emoji-high-contrast/person-fairy: fairy pixie
fluent-emoji-high-contrast/person-elf: elf
fluent-emoji-high-contrast/person-vampire: vampire dracula
fluent-emoji-high-contrast/person-zombie: zombie undead
fluent-emoji-high-contrast/person-genie: genie
fluent-emoji-high-contrast/person-superhero: superhero hero
fluent-emoji-high-contrast/person-supervillain: villain supervillain
fluent-emoji-high-contrast/woman-superhero: superwoman heroine
fluent-emoji-high-contrast/woman-dancing: salsa-dance flamenco dancing
fluent-emoji-high-contrast/construction-worker: construction-worker construction
fluent-emoji-high-contrast/firefighter: firefighter
fluent-emoji-high-contrast/woman-firefighter: firefighter
fluent-emoji-high-contrast/teacher: teacher
fluent-emoji-high-contrast/astronaut: astronaut cosmonaut
fluent-emoji-high-contrast/detective: detective true-crime sleuth private-eye
fluent-emoji-high-contrast/mechanic: mechanic
fluent-emoji-high-contrast/old-man: grandfather old-man
fluent-emoji-high-contrast/old-woman: grandmother old-woman
fluent-emoji-high-contrast/barber-pole: barber barbershop
fluent-emoji-high-contrast/balance-scale: scales-of-justice lawyer attorney paralegal justice law libra
fluent-emoji-high-contrast/judge: judge
fluent-emoji-high-contrast/abacus: accountant accounting bookkeeper arithmetic abacus
fluent-emoji-high-contrast/amphora: pottery ceramics vase clay amphora potter archaeology
fluent-emoji-high-contrast/carpentry-saw: saw hand-saw carpentry
fluent-emoji-high-contrast/hammer-and-pick: mining
fluent-emoji-high-contrast/knot: rope sailor-knot macrame
fluent-emoji-high-contrast/crayon: crayon preschool kindergarten
fluent-emoji-high-contrast/backpack: backpack school-bag
fluent-emoji-high-contrast/skull-and-crossbones: pirate jolly-roger crossbones
fluent-emoji-high-contrast/diya-lamp: diya diwali
fluent-emoji-high-contrast/love-you-gesture: sign-language asl
fluent-emoji-high-contrast/call-me-hand: shaka hang-loose
fluent-emoji-high-contrast/sign-of-the-horns: rock-on heavy-metal
fluent-emoji-high-contrast/victory-hand: peace-sign
fluent-emoji-high-contrast/raised-fist: solidarity raised-fist
fluent-emoji-high-contrast/flexed-biceps: bicep
fluent-emoji-high-contrast/folded-hands: prayer praying
fluent-emoji-high-contrast/prayer-beads: rosary
fluent-emoji-high-contrast/bottle-with-popping-cork: champagne new-year prosecco
fluent-emoji-high-contrast/clinking-glasses: toast-glasses bubbly
fluent-emoji-high-contrast/cup-with-straw: soda smoothie milkshake
fluent-emoji-high-contrast/hot-beverage: cappuccino hot-drink
fluent-emoji-high-contrast/teacup-without-handle: matcha green-tea teacup
fluent-emoji-high-contrast/mate: yerba-mate
fluent-emoji-high-contrast/glass-of-milk: milk
fluent-emoji-high-contrast/pot-of-food: soup stew gumbo
fluent-emoji-high-contrast/curry-rice: curry
fluent-emoji-high-contrast/dumpling: dumpling empanada pierogi gyoza
fluent-emoji-high-contrast/stuffed-flatbread: gyro kebab falafel-wrap shawarma
fluent-emoji-high-contrast/green-salad: salad
fluent-emoji-high-contrast/poultry-leg: drumstick fried-chicken
fluent-emoji-high-contrast/cut-of-meat: steak
fluent-emoji-high-contrast/fried-shrimp: fried-shrimp
fluent-emoji-high-contrast/shrimp: shrimp prawn crawfish
fluent-emoji-high-contrast/shaved-ice: snow-cone
fluent-emoji-high-contrast/cup-with-straw: soda smoothie milkshake
fluent-emoji-high-contrast/takeout-box: takeout chinese-food
fluent-emoji-high-contrast/roasted-sweet-potato: sweet-potato yam
fluent-emoji-high-contrast/peanuts: peanut peanut-butter
fluent-emoji-high-contrast/pea-pod: pea
fluent-emoji-high-contrast/bell-pepper: bell-pepper
fluent-emoji-high-contrast/leafy-green: lettuce kale spinach
fluent-emoji-high-contrast/ginger-root: ginger
fluent-emoji-high-contrast/brown-mushroom: portobello
fluent-emoji-high-contrast/tangerine: orange-fruit mandarin
fluent-emoji-high-contrast/ear: ear
fluent-emoji-high-contrast/shortcake: cheesecake cake-slice
fluent-emoji-high-contrast/custard: flan pudding
fluent-emoji-high-contrast/baguette-bread: baguette
fluent-emoji-high-contrast/sheaf-of-rice: rice-plant wheat
fluent-emoji-high-contrast/two-hump-camel: camel bactrian
fluent-emoji-high-contrast/mouse: field-mouse
fluent-emoji-high-contrast/rabbit: bunny-rabbit
fluent-emoji-high-contrast/service-dog: service-dog
fluent-emoji-high-contrast/bug: caterpillar
fluent-emoji-high-contrast/boar: boar hog-hunting
fluent-emoji-high-contrast/ewe: ewe
fluent-emoji-high-contrast/ox: ox steer longhorn
fluent-emoji-high-contrast/water-buffalo: water-buffalo
fluent-emoji-high-contrast/leopard: leopard cheetah jaguar
fluent-emoji-high-contrast/phoenix-bird: phoenix
fluent-emoji-high-contrast/carp-streamer: koi
fluent-emoji-high-contrast/statue-of-liberty: new-york liberty
fluent-emoji-high-contrast/classical-building: history museum-building acropolis
fluent-emoji-high-contrast/snow-capped-mountain: snowy-mountain
fluent-emoji-high-contrast/national-park: national-park park-ranger
fluent-emoji-high-contrast/cityscape-at-dusk: downtown
fluent-emoji-high-contrast/bridge-at-night: golden-gate bridge
fluent-emoji-high-contrast/beach-with-umbrella: seaside beach-umbrella
fluent-emoji-high-contrast/camping: campground
fluent-emoji-high-contrast/circus-tent: circus
fluent-emoji-high-contrast/milky-way: galaxy
fluent-emoji-high-contrast/clapper-board: filmmaking movie-set
fluent-emoji-high-contrast/film-projector: video-editor projector
fluent-emoji-high-contrast/long-drum: bongo conga djembe
fluent-emoji-high-contrast/postal-horn: horn-instrument
fluent-emoji-high-contrast/musical-score: sheet-music
fluent-emoji-high-contrast/flying-disc: frisbee ultimate-frisbee
fluent-emoji-high-contrast/skis: skis
fluent-emoji-high-contrast/running-shoe: sneaker running-shoe
fluent-emoji-high-contrast/running-shirt: race-bib
fluent-emoji-high-contrast/stopwatch: stopwatch coach-watch
fluent-emoji-high-contrast/1st-place-medal: gold-medal first-place
fluent-emoji-high-contrast/2nd-place-medal: silver-medal
fluent-emoji-high-contrast/3rd-place-medal: bronze-medal
fluent-emoji-high-contrast/military-medal: veteran soldier
fluent-emoji-high-contrast/military-helmet: army military
fluent-emoji-high-contrast/reminder-ribbon: awareness awareness-ribbon
fluent-emoji-high-contrast/police-car-light: siren
fluent-emoji-high-contrast/delivery-truck: delivery-driver delivery
fluent-emoji-high-contrast/package: parcel
fluent-emoji-high-contrast/high-speed-train: bullet-train
fluent-emoji-high-contrast/motor-scooter: vespa-style moped
fluent-emoji-high-contrast/minibus: camper-van minivan
fluent-emoji-high-contrast/fountain-pen: calligraphy fountain-pen
fluent-emoji-high-contrast/writing-hand: handwriting left-handed
fluent-emoji-high-contrast/magnifying-glass-tilted-left: magnifying-glass genealogy mystery
fluent-emoji-high-contrast/world-map: map traveling
fluent-emoji-high-contrast/hourglass-done: hourglass
fluent-emoji-high-contrast/satellite-antenna: radio-dish
fluent-emoji-high-contrast/sewing-needle: embroidery cross-stitch needlework
fluent-emoji-high-contrast/thong-sandal: flip-flop
fluent-emoji-high-contrast/womans-hat: sun-hat
fluent-emoji-high-contrast/billed-cap: baseball-cap
fluent-emoji-high-contrast/high-heeled-shoe: high-heel stiletto
fluent-emoji-high-contrast/headstone: tombstone gravestone rip
fluent-emoji-high-contrast/derelict-house: haunted-house
fluent-emoji-high-contrast/full-moon-face: moon-face
fluent-emoji-high-contrast/piata: pinata
fluent-emoji-high-contrast/wedding: chapel-wedding
fluent-emoji-high-contrast/love-letter: love-letter
fluent-emoji-high-contrast/money-bag: tax money-bag
fluent-emoji-high-contrast/speech-balloon: speech-therapist comic-book chat
fluent-emoji-high-contrast/megaphone: cheerleader megaphone
fluent-emoji-high-contrast/desktop-computer: computer data-analyst spreadsheet it-support
fluent-emoji-high-contrast/electric-plug: plug
fluent-emoji-high-contrast/nut-and-bolt: machinist
fluent-emoji-high-contrast/house-with-garden: cottage homeowner
fluent-emoji-high-contrast/zzz: snooze
fluent-emoji-high-contrast/pile-of-poo: poop
fluent-emoji-high-contrast/see-no-evil-monkey: see-no-evil
ph/graduation-cap: graduation-cap
ph/coffee-bean: coffee-bean
ph/barn: barn homestead
ph/paw-print: paw-print
ph/cassette-tape: cassette mixtape
ph/disco-ball: disco-ball
ph/hand-heart: caregiver volunteer kindness
ph/lasso: lasso wrangler
ph/gavel: gavel
ph/engine: engine gearhead
ph/steering-wheel: steering-wheel
ph/log: firewood
ph/tea-bag: tea-bag
mdi/album: vinyl record-player vinyl-record
mdi/diving-scuba: scuba-diving scuba-diver
mdi/gymnastics: gymnastics gymnast
mdi/karate: karate martial-artist
mdi/kettlebell: kettlebell crossfit
mdi/weight-lifter: powerlifting weight-lifter
mdi/racing-helmet: drag-racing race-driver helmet
mdi/snowmobile: snowmobiling snowmobile
mdi/hops: hops homebrewing craft-beer
mdi/rv-truck: motorhome rv
mdi/watering-can: watering-can
mdi/wheel-barrow: wheelbarrow
mdi/whistle: whistle coach referee gym-teacher
mdi/spider-web: spider-web
mdi/saw-blade: saw-blade
mdi/circular-saw: circular-saw
mdi/guitar-electric: electric-guitar
mdi/guitar-acoustic: acoustic-guitar
mdi/pipe-wrench: pipe-wrench
mdi/excavator: excavator heavy-equipment operator
mdi/bulldozer: bulldozer
mdi/tow-truck: tow-truck
mdi/golf-cart: golf-cart
mdi/hat-fedora: fedora
mdi/table-tennis: paddle-ball
mdi/trumpet: trumpet
mdi/trophy: champion winner
mdi/spider: arachnid tarantula
mdi/unicorn-variant: unicorn
mdi/wizard-hat: wizard-hat witch-hat
mdi/turtle: sea-turtle
mdi/shark-fin: shark-fin
mdi/jellyfish: jellyfish
temaki/pickleball: pickleball pickleballer
temaki/disc-golf-basket: disc-golf disc-golfer
temaki/school-bus: school-bus bus-driver
temaki/tattoo-machine: tattoo tattoo-artist tattooist
temaki/anvil-and-hammer: blacksmith blacksmithing anvil forge
temaki/fishing-pier: pier-fishing
temaki/ice-fishing: ice-fishing
temaki/power-tower: lineman powerline
temaki/utility-pole: lineworker
temaki/zip-wire: zip-line
temaki/abseiling: rappelling
temaki/hang-gliding: hang-gliding
temaki/camper-trailer: camper-trailer travel-trailer
temaki/cabin: cabin log-cabin
temaki/needle-and-spool: needle-and-thread
temaki/pet-grooming: dog-groomer pet-groomer groomer
temaki/table-soccer: foosball
temaki/horseshoe: horseshoe farrier
temaki/saddle: saddle
temaki/milk-jug: dairy-farm
temaki/garden-bed: vegetable-garden raised-bed
temaki/jet-skiing: jet-ski
temaki/spotting-scope: birdwatching-scope
temaki/trampoline: trampoline
temaki/psychic: palm-reading psychic
maki/bakery: bakery
maki/garden-centre: watering
maki/logging: chainsaw logger arborist
maki/racetrack-horse: horse-race
maki/playground: playground
maki/danger: poison-sign
healthicons/neurology: neurology neurologist
healthicons/lungs: lungs pulmonology respiratory
healthicons/kidneys: kidney dialysis nephrology
healthicons/heart-organ: cardiology cardiologist anatomical-heart
healthicons/heart-cardiogram: heartbeat cardiac cardiac-nurse
healthicons/spine: chiropractor spine
healthicons/medicine-mortar: apothecary mortar-and-pestle
healthicons/skeleton: skeleton-body radiology x-ray
healthicons/fetus: ultrasound sonographer
healthicons/truck-driver: truck-driver trucker-driver
healthicons/yoga: yogi
healthicons/miner-worker: coal-miner
healthicons/officer: officer
healthicons/blood-cells: hematology
mingcute/laurel-wreath: laurel
mingcute/cookie-man: gingerbread gingerbread-man
mingcute/christmas-ball: ornament christmas-ornament bauble
mingcute/dragonfly: dragonfly
mingcute/toy-horse: rocking-horse
mingcute/bowknot: coquette-bow hair-bow
mingcute/firework: firework independence-day fourth-of-july
mingcute/lantern: lantern chinese-lantern
mingcute/surfboard: surfboard
mingcute/hair: hairstyle
`.trim().split('\n').map((line) => line.split(': ')))

/** Names that mean too much in running text: these find a picture only when one is asked for. */
const AMBIGUOUS = new Set(`
  fly pear? watch ring bow can pen wall swing slide bar natural school hand head body eye eyes city happy danger rock rocks lawn
  pitch key fan bug mouse kiss sign ticket bomb match date park spring seal run walk walking wave pot bowl egg iron light lights
  hook wheel pick cool note code wish balance bag nails wind clean fall target order order club spade diamond ice snow rain fog
  spoon fork knife plate file bolt nut nuts screw tie suit dress coat cap hat boot shoe scarf sock belt chair table bed lamp door
  window home town village valley ruins desert? island stage film movie show play game games chess? radio phone call letter mail
  stamp post map compass? anchor? flag bell horn drum? pipe hose tank can jar bottle glass glasses cup mug? bucket basket box package
  brick wood log stick branch bark trunk root seed grass hay corn rice bean beans pepper salt sugar butter oil spice sauce meat
  bone blood heart? brain? lungs liver stomach kidney joints tongue mouth nose ear ears foot feet leg legs arm arms hair skin body
  face old-man old-woman elderly baby? boy girl man woman person child judge guard student worker farmer? pilot? singer? cook chef?
  genie elf fairy ogre goblin troll hero villain angel devil ninja? dizzy zzz collision droplet dash comet? cyclone fire? flame
  charge power electricity energy battery plug bulb idea magnet gear engine motor tire tires crane truck? van bus? taxi tram metro
  train? ship boat? sail sailing? speed speedboat race racetrack? track trail road highway bridge tunnel tower castle? factory
  office bank store shop market mall hotel church? temple shrine mosque synagogue museum theater? cinema stadium gym? pool beach?
  lounge lounging sun star? moon? cloud night? day morning sunset? sunrise? rainbow? mountain? hill forest? jungle garden? farm?
  barn? ranch? field lake? river sea ocean? justice mining delivery operator officer crew? toast lettuce? military army rip chat
  liberty history mystery downtown soldier awareness solidarity law prayer handball cards? casino clover? reader? medal? award?
  trophy? crown? shield sword? dagger bow-and-arrow? shot shots drink drinks food snack dinner lunch? catering spa palm palms
  nutrition exercise vacuum fashion psychic waiter virus shell scale scales scarf teeth toothbrush mask masked cane rx i-utensils
  feeder rake hoe shovel hash head-of party? gift? present celebrate award ribbon ribbons rosette necklace fountain geyser slope
  float baggage luggage? passport? world globe earth? planet? space? rocket? satellite? alien? robot? magic? wand? crystal? candle?
  bounce vending sandbox seesaw balloon? yo-yo? kite? puzzle? dice? jump dive diving? ski? skate? surf? climb? hike? camp? tent?
  wing feather? nest paw? hoof claw tail milestone maze maze gas hammer? saw wrench? toolbox? tools? ladder rope knot chain chains
  key lock hole bucket? mop broom? sponge soap shower bath bathtub sink toilet razor comb brush mirror perfume lipstick? nail
  construction computer rotary press ray rays pan kit set deck high-knees aurora nature terrain turkey? pancake? honey? sweet
`.trim().split(/\s+/).filter((word) => !word.endsWith('?')))

/** What sets put behind the name of a thing to tell its drawings apart. */
const VARIANT = /-(variant|alt\d?|side|simple|profile|face|tilt|\d|one|two|mug|fancy|layered|0203m-alt)$/

/** The words of an icon: those that find it anywhere, and those that find it when it is asked for. The look-up takes plurals off. */
export function wordsFor(set, icon) {
  const plainName = icon.replace(/-face$/, '')
  const kind = plainName.replace(VARIANT, '').replace(/^(food|fruit|animal|glass|tree|person|restaurant|flower|shoe|racetrack)-(?=[a-z]{3})/, '')
  const more = (MORE[`${set}/${icon}`] ?? '').split(' ').filter((word) => word !== '')
  return parted([...new Set([plainName, kind, ...more])])
}

export function parted(words) {
  const also = words.filter((word) => AMBIGUOUS.has(word))
  return { words: words.filter((word) => !AMBIGUOUS.has(word)), ...(also.length > 0 ? { also } : {}) }
}
