package suggest

import "strings"

// canonical maps spellings and abbreviations of words to one of them. Only abbreviations that mean nothing else in a
// firm's name are here; others are found by comparing words.
var canonical = mapWords(`
and: und et y e en och og i
company: co coy compagnie cie
saint: st ste sainte
street: str
brothers: bros bro gebruder gebr gebroeders freres fratelli
sons: son
international: intl internatl int'l internat
national: natl
manufacturing: mfg manuf manufg manufacture
manufacturers: mfrs mfr manufacturer
engineering: eng engrg engg engr engng
engineers: engrs engineer
services: svcs svc serv servs service srvs srvcs
solutions: soln solns solution
systems: sys syst system
technology: tech technol technologies technologie tec
associates: assoc assocs assc associate
association: assn assoc'n
management: mgmt mgt mngt mgmnt
development: dev devel devt developments
construction: constr const constrn
contractors: contr contrs contractor
building: bldg
builders: bldrs builder
group: grp gp groep groupe gruppe grupo gruppo
holdings: hldgs hldg holding hlds
properties: props prop property
investments: invs inv invest investment
enterprises: ents enterprise entp
industries: inds ind industry industrial
products: prods prod product
production: prodn productions
distribution: distrib distn dist
distributors: distributor
department: dept
hospital: hosp
centre: center ctr cntr
laboratory: lab labs laboratories
pharmaceuticals: pharma pharm pharmaceutical
electrical: elec elect electric electrics
electronics: electronic elektronik
equipment: equip eqpt
transport: trans transp transportation
communications: comms comm communication
consultants: consultant
consulting: consultancy consultation
accountants: accountant acct accts
solicitors: solicitor
marketing: mktg mkt
advertising: advtg advert
commercial: comml
financial: fin financials finance
insurance: ins insur
limited: ltd
deutschland: germany de'land
nederland: netherlands holland
kingdom: kgdm
great: gt
north: nth n'th
south: sth
mount: mt
road: rd
university: univ universitat
restaurants: restaurant rest'rant
hotels: hotel
cafe: caffe
supplies: supply suppl
garages: garage
motors: motor
foods: food
homes: home
stores: store
theatre: theater
`)

// Words that say little of which firm a name means, and words that set two firms of one name apart.
var (
	noiseWords   = setOf("the and of company a an le la les l der die das den el il los las de du des di da for at in on by von")
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
