package suggest

import "strings"

// The words of which the generator makes names.
var (
	surnames = strings.Fields(`Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White
		Roberts Green Hall Wood Jackson Clarke Clark Harrison Harris Harries Martin Marsh Marshall Moore Morris Morrison Morgan Hughes
		Edwards Turner Hill Parker Cook Cooke Cooper Ward Bell Baker Bailey Bayley Murphy Kelly O'Brien O'Neill O'Sullivan Walsh Byrne Ryan
		Doyle McCarthy MacDonald McDonald Campbell Stewart Stuart Reid Read Reed Ross Murray Graham Hamilton Patel Khan Singh Ahmed Begum
		Shah Kaur Hussain Chen Wong Nowak Kowalski Schmidt Müller Schneider Fischer Weber Dupont Durand Lefèvre Moreau García Rossi
		Hartley Hart Hartwell Barton Burton Benton Fenton Preston Weston Easton Norton Sutton Hutton Dalton Walton Milton Wilton Holden
		Golding Fielding Harding Manning Fleming Browning Ashworth Butterworth Unsworth Farnsworth Wordsworth Whitworth Hepworth Pemberton
		Atherton Entwistle Ramsbottom Higginbottom Longbottom Sidebotham Winterbottom Featherstone Blackstone Goldstone Livingstone
		Abernethy Ferguson Fergusson Anderson Andersen Sanderson Henderson Richardson Richards Nicholson Nicholas Phillips Philips
		Pritchard Probert Gwynne Llewellyn Vaughan Bevan Beavan Cadogan Trelawney Penrose Tremayne Polglase Carew`)
	firstNames = strings.Fields(`John James David Michael Robert Peter Paul Andrew Mark Simon Stephen Steven Richard Thomas William George
		Edward Henry Charles Daniel Sarah Emma Claire Helen Susan Margaret Elizabeth Mary Anne Anna Jane Karen Julie Alison Fiona Rachel
		Siobhan Niamh Aoife Sean Liam Declan Rhys Gareth Owen Angus Hamish Mohammed Priya Wei`)
	places = strings.Fields(`Leeds York Bradford Halifax Huddersfield Wakefield Sheffield Hull Manchester Bolton Bury Oldham Stockport
		Liverpool Chester Preston Lancaster Carlisle Durham Newcastle Sunderland Nottingham Derby Leicester Lincoln Coventry Birmingham
		Worcester Gloucester Hereford Shrewsbury Stafford Oxford Cambridge Norwich Ipswich Colchester Chelmsford London Croydon Bromley
		Reading Swindon Bath Bristol Exeter Plymouth Truro Southampton Portsmouth Brighton Hastings Dover Canterbury Maidstone Guildford
		Cardiff Swansea Newport Wrexham Bangor Edinburgh Glasgow Dundee Aberdeen Perth Inverness Stirling Belfast Derry Dublin Cork
		Galway Limerick Waterford Sligo Yorkshire Lancashire Cumbria Northumberland Kent Surrey Sussex Essex Devon Cornwall Dorset Severn
		Mersey Thames Trent Pennine Cotswold Cheviot Lakeland Fenland Wolds`)
	nouns = strings.Fields(`Abbey Acorn Albion Alpha Anchor Apex Apollo Arrow Aspen Atlas Aurora Avalon Beacon Birch Bluebell Bridge
		Britannia Cedar Century Chapel Citadel Clover Compass Coral Crest Crown Crystal Delta Diamond Dolphin Eagle Echo Elm Ember Emerald
		Falcon Fern Forge Fortune Fox Gateway Genesis Globe Griffin Harbour Haven Hawk Hawthorn Heritage Horizon Icon Impact Imperial
		Jubilee Juniper Keystone Kestrel Lantern Laurel Legacy Liberty Lion Lotus Magnet Maple Matrix Meridian Mill Monarch Nova Oak
		Oasis Olympic Omega Onyx Orchard Orion Osprey Paragon Pegasus Phoenix Pinnacle Pioneer Platinum Poplar Premier Prime Priory
		Quantum Quest Raven Regal Regent River Robin Rose Rowan Royal Ruby Sapphire Saxon Scorpion Sentinel Shamrock Sigma Silver
		Sovereign Spectrum Star Sterling Summit Sun Swan Swift Target Tempest Titan Tower Trident Trinity Unicorn Unity Vanguard
		Vector Venture Victoria Viking Vista Vulcan Wessex Willow Windmill Zenith Zephyr`)
	trades = strings.Split(`Plumbing,Plumbing & Heating,Electrical,Electrical Services,Building Services,Construction,Builders,Roofing,
		Joinery,Carpentry,Engineering,Precision Engineering,Motors,Garage,Autos,Tyres,Transport,Haulage,Logistics,Couriers,Foods,Catering,
		Bakery,Butchers,Fisheries,Farms,Dairy,Brewery,Wines,Hotels,Leisure,Travel,Fitness,Property Management,Estates,Lettings,Surveyors,
		Architects,Design,Interiors,Furniture,Kitchens,Flooring,Windows,Glass,Glazing,Steel,Metals,Fabrications,Plastics,Packaging,Print,
		Printing,Publishing,Media,Marketing,Recruitment,Training,Consulting,Consultants,Accountants,Solicitors,Insurance Brokers,
		Financial Services,Wealth Management,Software,Systems,IT Services,Computers,Networks,Telecom,Electronics,Instruments,Controls,
		Automation,Security,Fire Protection,Cleaning,Waste Management,Recycling,Environmental,Landscapes,Garden Centre,Nurseries,Timber,
		Aggregates,Plant Hire,Tool Hire,Scaffolding,Marine,Aviation,Textiles,Fashion,Shoes,Jewellers,Dental Care,Veterinary Centre,
		Pharmacy,Healthcare,Care Homes,Nursery School,Events,Productions,Photography,Technology,Technologies,Solutions,Services,
		International,Trading,Supplies,Distribution,Wholesale,Industries,Products,Manufacturing,Associates,Partners,Partnership`, ",")
	venues = strings.Split(`Arms,Inn,Hotel,Hospital,School,Primary School,Academy,College,Golf Club,Rugby Club,Cricket Club,
		Parish Council,Borough Council,Housing Association,Medical Centre,Surgery,Hospice,Theatre,Museum,Church,Community Centre`, ",")
	syllables    = strings.Fields(`ab ac al an ar bel bor cal cas cor dar del dex dor el en er fal fen for gal gen gor hal hex in ix jan kal kor lan lex lor mal mar mex nal nex nor ol or pal pex quar ral rex sal sen sol tal tex tor ul val ven vex vor wal xan yor zal zen`)
	endings      = strings.Fields(`a ia ex ix on us is o um ent ora ica ane ys al ero ium ata et`)
	streetCities = strings.Fields(`LS YO BD HX HD WF S HU M BL OL SK L CH PR LA CA DH NE SR NG DE LE LN CV B WR GL HR SY ST OX CB NR IP CO CM SW CR BR RG SN BA BS EX PL TR SO PO BN TN CT ME GU CF SA NP LL EH G DD AB PH IV FK BT`)
	mailHosts    = strings.Fields(`gmail.com outlook.com hotmail.co.uk btinternet.com yahoo.co.uk icloud.com sky.com`)
)

// shorter are abbreviations as people write them.
var shorter = map[string]string{
	"Services": "Svcs", "International": "Intl", "Manufacturing": "Mfg", "Engineering": "Eng", "Management": "Mgmt", "Brothers": "Bros",
	"Company": "Co", "Technology": "Tech", "Technologies": "Tech", "Construction": "Constr", "Electrical": "Elec", "Association": "Assoc",
	"Associates": "Assocs", "Centre": "Ctr", "Solutions": "Solns", "Group": "Grp", "Holdings": "Hldgs", "Properties": "Props", "Saint": "St",
}
