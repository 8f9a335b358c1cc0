package suggest

import "strings"

// abbreviations maps abbreviations, and forms of "and", to the whole word. Only those are here that mean nothing else in
// a firm's name; others are found by comparing words.
var abbreviations = mapWords(`
and: und et och
company: co coy compagnie cie
saint: st ste
street: str
brothers: bros bro
international: intl internatl intnl
national: natl
manufacturing: mfg manufg
manufacturers: mfrs
engineering: engrg engg engr engng eng
engineers: engrs
services: svcs servs srvcs srvs
service: svc serv srv
solutions: solns
systems: sys syst
technology: tech technol
associates: assocs
association: assn assocn
management: mgmt mgt mngt mgmnt
development: dev devt
construction: constr constrn
contractors: contrs
building: bldg
builders: bldrs
group: grp gp
holdings: hldgs hlds
properties: props
property: prop
investments: invs inv invest
enterprises: ents
industries: inds
industrial: ind
products: prods
production: prodn
distribution: distrib distn
department: dept
university: univ
hospital: hosp
centre: center ctr cntr
laboratories: labs
laboratory: lab
pharmaceuticals: pharma pharm
electrical: elec elect
equipment: equip eqpt
transport: transp
communications: comms
accountants: accts
marketing: mktg mkt
commercial: comml
financial: fin
insurance: ins insur
great: gt
mount: mt
road: rd
theatre: theater
william: wm
charles: chas
george: geo
thomas: thos
james: jas
robert: robt
richard: richd
delicatessen: deli
kingdom: kgdm
netherlands: nederland holland
deutschland: germany
belgique: belgium belgie
espana: spain
italia: italy
osterreich: austria
schweiz: suisse switzerland
europe: europa
`)

// variants maps words that are often taken for one another to one of them. They are like a slip: some firms differ by them.
var variants = mapWords(`
brothers: gebruder gebr gebroeders freres fratelli
sons: son sohne fils
manufacturing: manufacture manufacturers manufacturer
engineering: engineers engineer
services: service
solutions: solution
systems: system
technology: technologies technologie
associates: associate association
construction: constructions
contractors: contractor contracting contracts
builders: builder building
group: groep groupe gruppe grupo gruppo
holdings: holding
properties: property
investments: investment
enterprises: enterprise
industries: industry industrial
products: product production productions
distribution: distributors distributor distributing
university: universitat universidad
pharmaceuticals: pharmaceutical pharmaceutica pharmacy
electrical: electric electrics electrician electricals
electronics: electronic elektronik elektronics
transport: transportation transports
communications: communication
consulting: consultancy consultants consultant consultation
accountants: accountancy accountant accounting
developments: development developers
insurance: insurances
restaurants: restaurant
hotels: hotel
cafe: caffe
supplies: supply suppliers supplier
garages: garage
motors: motor
foods: food
homes: home
stores: store
print: printing printers
design: designs
centre: centres
macdonald: mcdonald
international: internationale
`)

// Words that say little of which firm a name means, and words that set two firms of one name apart.
var (
	noiseWords   = setOf("the and of company a an le la les l der die das den el il los las de du des di da for at in on by von")
	titles       = setOf("mr mrs ms miss messrs dr prof rev")
	genericWords = setOf(`services solutions systems technology group holdings international management development construction
		contractors building builders properties investments enterprises industries products production distribution distributors
		engineering engineers consulting consultants associates partners partnership trading trade trust centre electrical electronics
		equipment transport communications marketing financial insurance supplies garages motors foods homes stores hotels restaurants
		cafe manufacturing manufacturers national global uk europe european british english scottish welsh irish usa america american
		sons brothers son daughters family design designs media digital online direct express haulage logistics plumbing heating
		roofing landscapes landscaping gardens cleaning security training recruitment catering bakery butchers farm farms farmers
		estates estate agency agents agencies accountants solicitors surveyors architects dental veterinary medical health healthcare
		care clinic surgery pharmacy pharmaceuticals school college university hospital club society association council church
		bar pub inn house shop studio studios workshop works press print printing publishing software computing computers data
		network networks energy power solar water gas oil environmental waste recycling steel metal metals plastics timber joinery
		carpentry furniture interiors kitchens bathrooms windows doors glass flooring carpets textiles fashion clothing shoes
		jewellers toys sports fitness leisure travel tours taxis cars vehicles autos tyres parts tools hire rentals lettings
		wholesale retail imports exports import export ventures capital asset assets maintenance repairs installations project projects
		france italia espana deutschland nederland ireland england scotland wales china india pharma restaurant deli grill`)
	apartWords = setOf(`north south east west northern southern eastern western central upper lower nord sud est ouest ost
		holdings group international properties investments trustees pension trust nominees estates europe global uk usa
		ireland scotland wales england france deutschland nederland italia espana
		one two three four five six seven eight nine ten ii iii iv vi vii viii ix xi xii first second third
		junior senior jr sr old new`)
)

// phrases maps two words to one.
var phrases = map[[2]string]string{
	{"united", "kingdom"}: "uk", {"great", "britain"}: "gb", {"united", "states"}: "usa",
}

// mapWords returns a map from the lines "word: spelling spelling".
func mapWords(text string) map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(strings.TrimSpace(text)) {
		word, spellings, _ := strings.Cut(line, ":")
		for _, s := range strings.Fields(spellings) {
			m[strings.ReplaceAll(s, "'", "")] = word
		}
	}
	return m
}

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}
