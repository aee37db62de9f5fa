// Which icons of which sets become motifs, chosen by eye from sheets of every set: what prints well as a figure. Left out are
// marks and characters that belong to somebody, the red cross and other signs of organisations, letters, arrows and the
// furniture of programs. `*` ends an icon whose openings stay bare. The words that find them are in motif-words.mjs.
const lists = {
  'fluent-emoji-high-contrast': `
    1st-place-medal 2nd-place-medal 3rd-place-medal abacus accordion admission-tickets aerial-tramway airplane-arrival
    airplane-departure alembic amphora angry-face artist astronaut auto-rickshaw baby baby-angel backpack bagel
    baguette-bread balance-scale ballot-box-with-ballot barber-pole basket bathtub beach-with-umbrella
    beaming-face-with-smiling-eyes beans beating-heart bed beetle bell-pepper bellhop-bell bento-box beverage-box
    billed-cap black-heart blackbird blossom blueberries boar bomb boomerang bottle-with-popping-cork bowl-with-spoon
    bridge-at-night briefcase broken-heart brown-mushroom bucket building-construction bullet-train bus butter
    call-me-hand camel camera-with-flash camping canned-food carp-streamer carpentry-saw castle cat-with-tears-of-joy
    cat-with-wry-smile chair chestnut chopsticks church circus-tent cityscape-at-dusk clapper-board clapping-hands
    classical-building clinking-glasses cloud-with-lightning-and-rain cloud-with-rain cloud-with-snow clown-face
    club-suit clutch-bag coat coconut cold-face collision comet computer-mouse confetti-ball confused-face
    construction construction-worker cooked-rice coral crayon cricket crossed-fingers crying-cat crying-face
    cup-with-straw curry-rice custard cut-of-meat cyclone dagger dango delivery-truck derelict-house desert
    desktop-computer detective diya-lamp dizzy dodo donkey dragon-face dumpling eggplant electric-plug
    empty-nest ewe exploding-head eye face-blowing-a-kiss face-holding-back-tears face-with-monocle
    face-with-raised-eyebrow face-with-rolling-eyes face-with-spiral-eyes face-with-tears-of-joy face-with-tongue
    factory factory-worker falafel farmer ferry film-projector fire-extinguisher firecracker firefighter
    fish-cake-with-swirl flashlight flatbread fly flying-disc folded-hands folding-hand-fan fondue footprints
    fork-and-knife-with-plate fortune-cookie fountain fountain-pen framed-picture fried-shrimp fuel-pump full-moon
    full-moon-face ginger-root glass-of-milk glasses globe-showing-asia-australia gloves glowing-star goblin
    goggles grapes green-apple green-salad grinning-cat grinning-cat-with-smiling-eyes grinning-face
    grinning-face-with-big-eyes growing-heart guard hammer-and-pick handbag handshake headstone health-worker
    hear-no-evil-monkey heart-decoration heart-hands heart-on-fire heart-with-ribbon helicopter high-heeled-shoe
    high-speed-train hindu-temple hot-beverage hot-face hot-springs hourglass-done hourglass-not-done
    house-with-garden houses hugging-face hundred-points hut hyacinth ice ice-hockey japanese-castle jar jeans judge
    key kick-scooter kiss-mark kissing-cat kitchen-knife kiwi-fruit knot lab-coat ladder leaf-fluttering-in-wind
    leafy-green leopard light-rail lime lipstick long-drum lotion-bottle loudly-crying-face love-letter
    love-you-gesture magnifying-glass-tilted-left magnifying-glass-tilted-right mammoth man-artist man-astronaut
    man-biking man-bouncing-ball man-cartwheeling man-climbing man-construction-worker man-cook man-dancing
    man-detective man-elf man-factory-worker man-fairy man-farmer man-firefighter man-genie man-golfing man-guard
    man-health-worker man-judge man-juggling man-lifting-weights man-mage man-mechanic man-merpeople
    man-mountain-biking man-office-worker man-pilot man-playing-handball man-playing-water-polo man-police-officer
    man-rowing-boat man-running man-scientist man-shrugging man-singer man-student man-superhero man-supervillain
    man-surfing man-swimming man-teacher man-technologist man-vampire man-wrestling man-zombie mango mans-shoe
    manual-wheelchair mate mechanic megaphone melon melting-face mending-heart metro microbe military-helmet
    military-medal milky-way minibus moai money-bag money-mouth-face monkey monorail moon-cake mosque
    mosquito motor-boat motor-scooter motorized-wheelchair mountain mountain-cableway mountain-railway mouse
    mouse-face mouse-trap mrs-claus musical-note musical-score national-park necktie nerd-face nest-with-eggs
    night-with-stars ninja nut-and-bolt oden office-worker ogre oil-drum ok-hand old-man old-woman older-person onion
    orangutan ox oyster package palms-up-together partying-face passenger-ship pea-pod peanuts pear pen person-biking
    person-bouncing-ball person-elf person-fairy person-fencing person-genie person-golfing person-juggling
    person-mage person-merpeople person-mountain-biking person-playing-handball person-playing-water-polo
    person-rowing-boat person-shrugging person-superhero person-supervillain person-taking-bath person-vampire
    person-wrestling person-zombie phoenix-bird piata pie pig pig-nose pile-of-poo pilot pinched-fingers
    playground-slide plunger polar-bear police-car-light police-officer pool-8-ball postal-horn pot-of-food
    poultry-leg pouring-liquid pouting-cat prayer-beads pregnant-woman prince princess purse rabbit radio railway-car
     raised-fist rat razor red-paper-lantern reminder-ribbon revolving-hearts rice-ball rice-cracker
    roasted-sweet-potato rock rolled-up-newspaper roller-coaster running-shirt running-shoe sake salt sandwich
    satellite satellite-antenna scientist screwdriver scroll see-no-evil-monkey service-dog sewing-needle shaved-ice
    sheaf-of-rice shinto-shrine shopping-cart shortcake shorts shower shrimp shushing-face sign-of-the-horns singer
    skis skull-and-crossbones skunk small-airplane smiling-cat-with-heart-eyes smiling-face smiling-face-with-halo
    smiling-face-with-heart-eyes smiling-face-with-horns smiling-face-with-sunglasses smirking-face snowman soap socks
    sparkler sparkling-heart speak-no-evil-monkey speech-balloon speedboat sponge spoon sports-medal
    squinting-face-with-tongue stadium star-struck statue-of-liberty stopwatch student stuffed-flatbread
    sun-behind-cloud sun-behind-large-cloud sun-behind-rain-cloud sun-behind-small-cloud sunrise sunset synagogue
    t-shirt takeout-box tamale tangerine taxi teacher teacup-without-handle technologist telephone telephone-receiver
    thong-sandal thought-balloon thumbs-up ticket tiger timer-clock tomato toothbrush tornado train tram tram-car
    triangular-ruler troll trolleybus two-hump-camel umbrella-with-rain-drops upside-down-face victory-hand
    video-camera waffle watch water-buffalo waving-hand weary-cat wedding whale wilted-flower wing winking-face
    winking-face-with-tongue woman-artist woman-astronaut woman-biking woman-bouncing-ball woman-cartwheeling
    woman-climbing woman-construction-worker woman-cook woman-dancing woman-detective woman-elf woman-factory-worker
    woman-fairy woman-farmer woman-firefighter woman-genie woman-golfing woman-guard woman-health-worker woman-judge
    woman-juggling woman-lifting-weights woman-mage woman-mechanic woman-merpeople woman-mountain-biking
    woman-office-worker woman-pilot woman-playing-handball woman-playing-water-polo woman-police-officer
    woman-rowing-boat woman-running woman-scientist woman-shrugging woman-singer woman-student woman-superhero
    woman-supervillain woman-surfing woman-swimming woman-teacher woman-technologist woman-vampire woman-wrestling
    woman-zombie womans-boot womans-clothes womans-hat womans-sandal world-map writing-hand yawning-face yo-yo
    zany-face zzz
  `,
  'ph': `
    acorn airplane airplane-tilt alien atom avocado axe baby baby-carriage backpack balloon barn
    baseball baseball-cap baseball-helmet basket basketball beach-ball beanie beer-bottle beer-stein bicycle
    binoculars bird boat bomb bone book-open book-open-text books boot bowl-steam bowling-ball boxing-glove brain
    brandy bread bridge broom bulldozer bus butterfly cable-car cactus cake campfire car car-profile carrot
    cassette-tape castle-turret cat champagne cheers cheese chef-hat cherries church clover coffee coffee-bean coin
    coins compass compass-rose cookie cooking-pot cow cowboy-hat cricket crown dice-five
    disco-ball dna dog dress engine eyes farm feather film-reel film-slate fire fish flag-checkered flame flask
    flower flower-lotus flower-tulip flying-saucer football football-helmet footprints fork-knife game-controller
    gavel ghost gift globe globe-hemisphere-east globe-hemisphere-west goggles golf graduation-cap grains guitar
    hair-dryer hamburger hand-fist hand-heart hand-peace handbag hands-praying handshake hard-hat headphones headset
    heart high-heel horse hurricane ice-cream island jar jeep joystick knife lasso leaf magic-wand magnet map-trifold
    martini mask-happy medal megaphone meteor metronome microscope moon-stars moped moped-front mosque motorcycle
    mountains needle onigiri orange orange-slice parachute paw-print pepper picnic-table ping-pong pinwheel
    pipe-wrench pizza planet plant poker-chip police-car popcorn popsicle potted-plant puzzle-piece rabbit racquet
    radio rainbow robot rocket rocket-launch sailboat scales scooter screwdriver shooting-star shovel shrimp signpost
    skull smiley smiley-melting smiley-wink sneaker soccer-ball sock star star-and-crescent star-of-david
    steering-wheel stethoscope student suitcase sunglasses swimming-pool sword synagogue syringe target taxi tea-bag
    tennis-ball tent test-tube thumbs-up tipi tire tooth tractor train train-regional tram treasure-chest tree
    tree-evergreen tree-palm trophy truck-trailer umbrella van volleyball waves windmill wine yarn
  `,
  'mdi': `
    airballoon airplane album airport anchor arrow-projectile aurora axe axe-battle badminton baguette balloon barley barn
    baseball baseball-bat baseball-diamond basketball basketball-hoop bat beach beaker beekeeper beer
    biathlon bicycle bicycle-basket bicycle-cargo bicycle-penny-farthing bike bike-fast billiards-rack bird bomb bone
    boomerang bowling boxing-glove bread-slice brush bugle bulldozer butterfly cactus cake cake-layered candycane car
    carabiner carrot cassette castle cat cheese chef-hat chess-bishop chess-king chess-knight chess-pawn chess-queen
    chess-rook chili-hot circular-saw city clover coffee coffin cookie corn cow cricket crystal-ball cupcake curling
    diving diving-flippers diving-scuba diving-scuba-mask diving-snorkel dna dog dog-service dog-side dolphin donkey
    drone duck dumbbell dump-truck egg egg-easter egg-fried eiffel-tower eight-track elephant excavator factory
    feather fencing ferry fire-truck firework fish flag-checkered flask flower flower-pollen flower-poppy flower-tulip
    food food-apple food-croissant food-drumstick food-hot-dog food-steak food-turkey food-variant football
    football-australian football-helmet forest forklift french-fries fruit-cherries fruit-citrus fruit-grapes
    fruit-pear fruit-pineapple fruit-watermelon ghost gift glass-cocktail glass-flute glass-mug glass-mug-variant
    glass-tulip glass-wine glasses go-kart golf golf-cart golf-tee grave-stone grill guitar-acoustic guitar-electric
    guitar-pick gymnastics hair-dryer halloween hamburger hammer hammer-screwdriver hammer-wrench hand-cycle hand-saw
    handball hard-hat hat-fedora headphones helicopter hiking hockey-puck hockey-sticks hops horse horse-variant
    horse-variant-fast horseshoe ice-cream ice-pop instrument-triangle jellyfish jump-rope kangaroo karate kayaking
    keg kettlebell kite knife-military koala ladder ladybug lead-pencil leaf lifebuoy mace magic-staff math-compass
    medal meditation menorah menorah-fire metronome microphone microscope mixed-martial-arts molecule 
    moon-waning-crescent moped motorbike muffin music necklace noodles nutrition ocarina ornament owl palette
    palm-tree panda parachute paragliding party-popper pasta paw pencil pencil-ruler penguin piano pig 
    pine-tree pine-tree-fire pine-tree-variant pipe-wrench pitchfork pizza pliers poker-chip polo popcorn pretzel
    pumpkin rabbit rabbit-variant racing-helmet racquetball rake rocket rocket-launch roller-skate rollerblade rowing
    rugby ruler run rv-truck sail-boat saw-blade saxophone scooter screwdriver shark shark-fin sheep shield ship-wheel
    shoe-ballet shoe-cleat shoe-formal shoe-heel shoe-sneaker shovel sickle silo silverware skate skateboard
    skateboarding ski ski-water skull sledding snake snowboard snowflake snowman snowmobile snowshoeing soccer spa
    spade spider spider-thread spider-web sprout stadium stadium-variant star-face stocking sunglasses swim sword
    table-tennis taco tanker-truck telescope tennis tennis-ball terrain test-tube timer tire toolbox torch
    tortoise tow-truck tractor tractor-variant treasure-chest tree trophy truck trumpet tsunami turkey turtle umbrella
    umbrella-beach unicorn unicorn-variant unicycle van-passenger van-utility violin virus volcano volleyball walk
    warehouse water-polo watering-can wave waves weight-lifter wheel-barrow whistle windsock wizard-hat wrench yoga
  `,
  'temaki': `
    abseiling amusement-park anvil anvil-and-hammer archery army-tent balance-beam balloon barn beach
    binoculars bikini boat boating board-train-kids bow-and-arrow bowling bowling-alt1 bread brick-trowel bubble-tea
    bulb bulldozer bus cabin cairn camper-trailer campfire canoe capitol casino catering chairlift chefs-knife
    chocolate cleaver climbing climbing-wall coffee compass coral-reef cross-country-skiing dagger diamond dice
    disc-golf-basket diving donut dress drink-cup egg fashion-accessories field-hockey fighter-jet fire-hydrant
    fireplace fish-cleaning fishing-pier florist food fountain garden-bed golf-cart golf-green gondola-lift gown
    grapes gym hair-care hammer-shoe hang-gliding hangar heart hot-drink-cup hotpot houseboat horse-shelter
    horseshoe horseshoes ice-fishing ice-skating inline-skating island-trees-building islet-tree jet-skiing
    jewelry-store kayaking lawn library lipstick lounging lounger maze meat milk-jug mountain-range museum
    natural-arch needle-and-spool oil-well pet-grooming pet-store pick-hammer pickleball picnic-shelter
    pipe play-structure playhouse plumber polished-nail power-tower psychic radio rafting
     rocket-firework roller-coaster saddle sail sailboat sailing sandbox sandwich school
    school-bus scuba-diving seesaw shower shrub skateboarding ski-jumping skiing sledding slide slide2 snow
    snow-shoeing snowboarding snowmobile spa spice-bottle splash-pad spotting-scope spring-rider surfing swing
    table-soccer tanning tattoo-machine telescope tennis tents tire toolbox tools train-steam train-kids trampoline
    tree-broadleaved tree-cactus tree-leafless tree-needleleaved tree-palm tree-row tree-stump truck 
    utility-pole vacuum water waterskiing whale-watching wheel wheelchair-active wind-surfing
    wind-turbine windmill windpump zip-wire zoo swamp vase water-tower lawyer accounting
    physiotherapist motorcycle manufactured-home train ticket storage-fermenter 
  `,
  'maki': `
    airport alcohol-shop american-football amusement-park animal-shelter aquarium bakery bar baseball basketball bbq
    beach beer bicycle-share bowling-alley cafe campsite castle cinema clothing-store cricket danger defibrillator
    dentist dog-park farm fast-food fence ferry fire-station fitness-centre florist furniture gaming garden
    garden-centre globe golf hairdresser harbor hardware heliport horse-riding hot-spring ice-cream jewelry-store
    karaoke library lighthouse logging mountain nightclub optician paint park-alt1 picnic-site playground
    racetrack racetrack-boat racetrack-cycling racetrack-horse restaurant restaurant-bbq restaurant-noodle
    restaurant-pizza restaurant-seafood restaurant-sushi rocket school scooter skateboard skiing 
    snowmobile soccer stadium swimming table-tennis teahouse tennis theatre veterinary village volcano volleyball
    waterfall watermill wheelchair windmill zoo
  `,
  'healthicons': `
    agriculture agriculture-worker animal-bat animal-chicken animal-cow animal-donkey
    animal-pig animal-rat animal-snake animal-spider award-ribbon award-trophy basic-motorcycle bike blood-cells
    blood-pressure-monitor city-worker 
    cross-country-motorcycle defibrillator dna doctor doctor-female doctor-male electricity elderly
    exercise exercise-bicycle exercise-weights exercise-yoga eye eyeglasses factory-worker fetus fingerprint 
    fruits gluten guide-dog happy heart heart-cardiogram heart-organ heartbeat helicopter hot-meal hospice
     joints justice kidneys laptop liver lungs machinery magic-wand magnifying-glass market-stall masked
    medicine-mortar megaphone mental-health microscope military-worker miner-worker miner-worker-alt neurology 
    nutrition officer old-man old-woman palm-branches-roof pharmacy
        plantation-worker poison ppe-face-mask ppe-gloves
    ppe-goggles respirator ribbon running rx security-worker skeleton skull spine
    stethoscope stomach syringe syringe-vaccine tooth truck-driver test-tubes vegetables virus walking
    wash-hands wheelchair world-care donkey
  `,
  'mingcute': `
    aerial-lift air-balloon airplane american-football anchor audio-tape award baby baby-carriage badminton
    barbell baseball-2 baseball bath basket-2 beachball bell-ringing bird birthday-2 bomb bow-tie bowknot brain bread
    bulb butterfly cactus cake campfire candle candles candy-2 candy carrot celebrate champagne
    chess christmas-ball compass cookie cookie-man crystal-ball dental dog
    donut dragonfly dress egg father-christmas feeder ferris-wheel fire firecracker firework fish fitness
    flame flask-3 flower flower-2 flower-3 flower-5 flowerpot football fork-knife fork-spoon fries
    fried-egg game-1 game-2 ghost gift gift-2 grass guitar hair hair-2 hamburger high-knees hiking house-2 ice-cream
    ice-cream-2 jeep kite knife lantern laurel-wreath leaf leaf-2 leaf-3 lightning lipstick
    lollipop lotus luggage magic-1 magic-3 medal moon moon-stars mushroom necktie 
    parachute paw pig pizza planet pot pumpkin pumpkin-lantern rabbit rainbow rake riding robot rocket
    rocket-2 rose rudder run run-treadmill science screwdriver ship shoe shoe-2 shovel skirt skull skateboarding
    snow snowman soup-pot spatula star sun swimming-pool sword tent tree tree-4 trophy ufo
    umbrella wineglass wineglass-2 yinyang world snowboarding toy-horse tornado teacup sunflower sock scooter
    sailboat
  `,
}

/** Icons of a set, in the order in which they are looked through. */
export function iconsOf(set) {
  return lists[set].trim().split(/\s+/)
}
