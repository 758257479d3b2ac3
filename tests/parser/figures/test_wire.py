"""Sentences as news agencies write them, of our own: what is counted, what happens, where, on whose word, as a plan or a fact."""

import pytest

from services.parser.figures.reader import read_sentence

WIRE = [
    (
        "About 40 villages were flooded, a spokesman told the BBC on Monday.",
        {
            "About 40 villages": {"source": ["spokesman"], "counted": "villages", "event": "flood", "bound": "about"},
        },
    ),
    (
        "More than 100 people were killed, the ministry told AFP.",
        {
            "More than 100 people": {"source": ["ministry"], "counted": "people", "event": "kill", "bound": "more_than"},
        },
    ),
    (
        "The blaze destroyed 30 homes, fire chief Ann Hill told reporters.",
        {
            "30 homes": {"source": ["fire chief Ann Hill"], "counted": "homes", "event": "destroy"},
        },
    ),
    (
        "At least 12 miners are missing, state television reports.",
        {
            "At least 12 miners": {"source": ["state television"], "counted": "miners", "bound": "at_least"},
        },
    ),
    (
        "Over one million may get the letter, reports say.",
        {
            "Over one million": {"source": ["reports"], "status": "possible"},
        },
    ),
    (
        "The broadcaster heard from a police officer that 14 bridges had collapsed.",
        {
            "14 bridges": {"source": ["police officer"], "counted": "bridges", "event": "collapse"},
        },
    ),
    (
        "Some 3,200 families have left the valley since Sunday, the Red Crescent said in a statement.",
        {
            "Some 3,200 families": {"source": ["Red Crescent"], "counted": "families", "event": "leave", "bound": "about"},
        },
    ),
    (
        "Nearly 900 houses burned down in Evros, according to the regional governor.",
        {
            "Nearly 900 houses": {"source": ["regional governor"], "counted": "houses", "bound": "about", "event": "burn down"},
        },
    ),
    (
        "“We buried 23 people on Friday,” said Omar Said, an imam in the town.",
        {
            "23 people": {"source": ["Omar Said"], "counted": "people", "event": "bury"},
        },
    ),
    (
        "The mayor, Lena Brandt, put the damage at €2.4bn.",
        {
            "€2.4bn": {"source": ["Lena Brandt"], "unit": "EUR"},
        },
    ),
    (
        "Turkey says it has taken in 3.6 million Syrians.",
        {
            "3.6 million Syrians": {"source": ["Turkey"], "counted": "Syrians"},
        },
    ),
    (
        "Poland plans to buy 250 tanks next year.",
        {
            "250 tanks": {"status": "planned", "counted": "tanks", "event": "buy"},
        },
    ),
    (
        "The army denied that 60 of its soldiers had died.",
        {
            "60": {"status": "denied", "event": "die"},
        },
    ),
    (
        "If the dam bursts, 80,000 people could lose their homes, engineers warn.",
        {
            "80,000 people": {"status": "possible", "source": ["engineers"], "counted": "people", "event": "lose homes"},
        },
    ),
    (
        "The company will cut 1,500 jobs by March, it said on Tuesday.",
        {
            "1,500 jobs": {"status": "planned", "counted": "jobs", "event": "cut"},
        },
    ),
    (
        "Unemployment fell to 6.1% in October from 6.4% in September, figures from the statistics office showed.",
        {
            "6.1%": {"source": ["figures from the statistics office"], "unit": "percent"},
            "6.4%": {"source": ["figures from the statistics office"]},
        },
    ),
    (
        "Inflation will reach 4% by the end of the year, the central bank forecasts.",
        {
            "4%": {"source": ["central bank"], "status": "planned"},
        },
    ),
    (
        "Around 5,000 people crossed from Sudan into Chad on Wednesday alone, aid agencies said.",
        {
            "Around 5,000 people": {
                "source": ["aid agencies"],
                "counted": "people",
                "event": "cross",
                "places": ["from SD", "to TD"],
            },
        },
    ),
    (
        "At least 120,000 of them chose Georgia, and Kazakhstan has taken in around 100,000.",
        {
            "At least 120,000": {"places": ["at GE"]},
            "around 100,000": {"places": ["at KZ"]},
        },
    ),
    (
        "Two thirds of the refugees are children, Unicef says.",
        {
            "Two thirds": {"source": ["Unicef"], "counted": "refugees"},
        },
    ),
    (
        "One in five households has no running water, a survey by the university found.",
        {
            "One in five": {"source": ["survey by the university"], "counted": "households"},
        },
    ),
    (
        "The storm left 1.2 million customers without power in Florida.",
        {
            "1.2 million customers": {"counted": "customers", "places": ["at US"]},
        },
    ),
    (
        "Police arrested 47 demonstrators in Minsk on Sunday, the rights group Viasna reported.",
        {
            "47 demonstrators": {
                "source": ["rights group Viasna"],
                "counted": "demonstrators",
                "event": "arrest",
                "places": ["at BY"],
            },
        },
    ),
    (
        "Germany's interior minister, Nora Falk, expects 300,000 asylum applications this year.",
        {
            "300,000 asylum applications": {"source": ["Nora Falk"], "counted": "asylum applications"},
        },
    ),
    (
        "The toll has risen to 312, up from 280 on Sunday, the civil defence agency announced.",
        {
            "312": {"source": ["civil defence agency"]},
            "280": {"source": ["civil defence agency"]},
        },
    ),
    (
        "Officials believe that as many as 2,000 fighters remain in the city.",
        {
            "as many as 2,000 fighters": {"source": ["Officials"], "bound": "at_most", "counted": "fighters"},
        },
    ),
    (
        "No fewer than 70 schools were hit, the education ministry in Kyiv said.",
        {
            "No fewer than 70 schools": {
                "bound": "at_least",
                "source": ["education ministry in Kyiv"],
                "counted": "schools",
                "event": "hit",
            },
        },
    ),
    (
        "Witnesses spoke of up to 20 dead.",
        {
            "up to 20 dead": {"source": ["Witnesses"], "bound": "at_most"},
        },
    ),
    (
        "A report by Oxfam puts the number of displaced at 700,000.",
        {
            "700,000": {"source": ["report by Oxfam"]},
        },
    ),
    (
        "The court sentenced him to 12 years in prison.",
        {
            "12 years": {"kind": "duration"},
        },
    ),
    (
        "Shares in the bank fell 8% to £3.20 in London.",
        {
            "8%": {"change": "down", "counted": "Shares in the bank"},
            "£3.20": {"unit": "GBP"},
        },
    ),
    (
        "Exports doubled to $14bn between 2019 and 2021.",
        {
            "$14bn": {"unit": "USD"},
        },
    ),
    (
        "The temperature reached 46.3C in Seville on Thursday.",
        {
            "46.3C": {"kind": "temperature"},
        },
    ),
    (
        "A convoy of 18 lorries reached Gaza through the Rafah crossing, the UN said.",
        {
            "18 lorries": {"source": ["UN"], "counted": "lorries"},
        },
    ),
    (
        "The UN says 18 of the 30 lorries that it sent never arrived.",
        {
            "18": {"source": ["UN"]},
            "30 lorries": {"counted": "lorries"},
        },
    ),
    (
        "Residents said they had been without water for nine days.",
        {
            "nine days": {"kind": "duration", "source": ["Residents"]},
        },
    ),
    (
        "Local media, citing hospital officials, reported 31 dead and 112 wounded.",
        {
            "31 dead": {"source": ["Local media", "hospital officials"]},
            "112 wounded": {"source": ["Local media", "hospital officials"]},
        },
    ),
    (
        "The governor wrote on Telegram that four drones had been shot down over the region.",
        {
            "four drones": {"source": ["governor"], "counted": "drones", "event": "shoot"},
        },
    ),
    (
        "Four drones were shot down overnight, the governor wrote on Telegram.",
        {
            "Four drones": {"source": ["governor"], "counted": "drones"},
        },
    ),
    (
        "In Lviv, 12,000 people took part in the march, organisers said; police put the figure at 4,000.",
        {
            "12,000 people": {"source": ["organisers"], "counted": "people"},
            "4,000": {"source": ["police"]},
        },
    ),
    (
        "Organisers claimed 50,000 had come, but the city counted fewer than 20,000.",
        {
            "50,000": {"source": ["Organisers"]},
            "fewer than 20,000": {"source": ["city"], "bound": "less_than"},
        },
    ),
    (
        "The ministry said that 65 of the 90 injured were still in hospital.",
        {
            "65": {"source": ["ministry"]},
            "90 injured": {"source": ["ministry"], "counted": "injured"},
        },
    ),
    (
        "She said her party would build 400,000 flats in four years.",
        {
            "400,000 flats": {"status": "planned", "counted": "flats", "event": "build"},
            "four years": {"kind": "duration"},
        },
    ),
    (
        "Kenya hosts more than 280,000 refugees in Dadaab.",
        {
            "more than 280,000 refugees": {"counted": "refugees", "places": ["at KE"], "bound": "more_than"},
        },
    ),
    (
        "The strike grounded 600 flights at Frankfurt airport.",
        {
            "600 flights": {"counted": "flights"},
        },
    ),
    (
        "Rebels freed 76 hostages in exchange for a ransom of $5 million.",
        {
            "76 hostages": {"counted": "hostages", "event": "free"},
            "$5 million": {"unit": "USD"},
        },
    ),
    (
        "Turnout was 61.8%, the electoral commission said on Monday.",
        {
            "61.8%": {"source": ["electoral commission"]},
        },
    ),
    (
        "The bill passed by 219 votes to 212.",
        {
            "219 votes": {"counted": "votes"},
        },
    ),
    (
        "Oil rose $2.10 to $88.45 a barrel.",
        {
            "$2.10": {"unit": "USD", "change": "up"},
            "$88.45 a barrel": {"unit": "USD per barrel"},
        },
    ),
    (
        "More than half of the 1,800 beds are occupied, doctors say.",
        {
            "More than half": {"source": ["doctors"], "counted": "beds"},
            "1,800 beds": {"counted": "beds"},
        },
    ),
    (
        "The quake, of magnitude 6.2, killed 17 people and injured dozens.",
        {
            "17 people": {"counted": "people", "event": "kill"},
            "dozens": {"event": "injure"},
        },
    ),
    (
        "Only three of the 27 member states voted against.",
        {
            "three": {"event": "vote"},
            "27 member states": {"counted": "member states"},
        },
    ),
    (
        "Ethiopia has received 45,000 people from Sudan since April, says the UN refugee agency.",
        {
            "45,000 people": {"counted": "people", "source": ["UN refugee agency"], "places": ["from SD"]},
        },
    ),
    (
        "The agency's spokeswoman, Maria Keller, said the camp held twice as many people as it was built for.",
        {
            "twice": {"source": ["Maria Keller"]},
        },
    ),
    (
        "An estimated 30,000 Rohingya fled to Bangladesh within a week.",
        {
            "An estimated 30,000 Rohingya": {"bound": "about", "counted": "Rohingya", "event": "flee", "places": ["to BD"]},
        },
    ),
    (
        "Some of the 400 passengers were treated for smoke inhalation.",
        {
            "400 passengers": {"counted": "passengers"},
        },
    ),
    (
        "The fund wants to raise €150m for the rebuilding of 2,300 homes.",
        {
            "€150m": {"status": "planned", "unit": "EUR"},
            "2,300 homes": {"counted": "homes"},
        },
    ),
    (
        "Frontex counted 1,400 arrivals on Lampedusa in a single day.",
        {
            "1,400 arrivals": {"source": ["Frontex"], "counted": "arrivals"},
        },
    ),
    (
        "It is the worst flood for 80 years, according to meteorologists.",
        {
            "80 years": {"kind": "duration", "source": ["meteorologists"]},
        },
    ),
    (
        "The hospital's director told our reporter that it had treated 210 patients since dawn.",
        {
            "210 patients": {"source": ["hospital's director"], "counted": "patients", "event": "treat"},
        },
    ),
    (
        "Moscow said Ukraine had lost 14,000 soldiers, a claim that Kyiv rejects.",
        {
            "14,000 soldiers": {"source": ["Moscow"], "counted": "soldiers"},
        },
    ),
    (
        "The president promised to send 40 more tanks and up to 90 armoured vehicles.",
        {
            "40 more tanks": {"status": "planned", "counted": "tanks"},
            "up to 90 armoured vehicles": {"status": "planned", "bound": "at_most", "counted": "armoured vehicles"},
        },
    ),
    (
        "A US official, speaking on condition of anonymity, said about 8,500 troops were on alert.",
        {
            "about 8,500 troops": {"source": ["US official"], "counted": "troops", "bound": "about"},
        },
    ),
    (
        "Between 200 and 300 migrants are thought to have drowned off Libya.",
        {
            "Between 200 and 300 migrants": {
                "bound": "between",
                "counted": "migrants",
                "event": "drown",
                "places": ["at LY"],
                "status": "possible",
            },
        },
    ),
    (
        "Farmers expect a harvest of 21 million tonnes, a fifth less than last year.",
        {
            "21 million tonnes": {"source": ["Farmers"], "kind": "mass"},
        },
    ),
    (
        "The airline carried 2.1m passengers in July, 12% more than a year earlier.",
        {
            "2.1m passengers": {"counted": "passengers", "event": "carry"},
        },
    ),
    (
        "Some 500 prisoners went on hunger strike, their lawyers say.",
        {
            "Some 500 prisoners": {"source": ["lawyers"], "counted": "prisoners"},
        },
    ),
    (
        "His lawyer argued that the fine of €20,000 was too high.",
        {
            "€20,000": {"source": ["lawyer"], "unit": "EUR"},
        },
    ),
    (
        "The Interior Ministry has registered 18,400 new arrivals from Belarus this year.",
        {
            "18,400 new arrivals": {"counted": "new arrivals", "places": ["from BY"]},
        },
    ),
    (
        "At the Vilnius summit, leaders agreed on aid worth €500 million.",
        {
            "€500 million": {"unit": "EUR", "places": ["at LT"]},
        },
    ),
    (
        "The study, published in Nature, found that 3.3 billion people live in places at risk.",
        {
            "3.3 billion people": {"source": ["study"], "counted": "people", "event": "live"},
        },
    ),
    (
        "A poll by YouGov for the Times gave Labour a lead of 19 points.",
        {
            "19 points": {"source": ["YouGov for the Times"]},
        },
    ),
    (
        "Taiwan's defence ministry said 71 Chinese aircraft had crossed the median line.",
        {
            "71 Chinese aircraft": {"source": ["Taiwan's defence ministry"], "counted": "Chinese aircraft", "event": "cross"},
        },
    ),
    (
        "The number of displaced people in Burkina Faso has passed two million, the government says.",
        {
            "two million": {
                "source": ["government"],
                "counted": "number of displaced people in Burkina Faso",
                "places": ["at BF"],
            },
        },
    ),
    (
        "Of the 12 bodies found, nine were identified by relatives.",
        {
            "12 bodies": {"counted": "bodies"},
            "nine": {"event": "identify"},
        },
    ),
    (
        "Hundreds of people queued for visas outside the consulate.",
        {
            "Hundreds of people": {"counted": "people", "event": "queue", "bound": "vague"},
        },
    ),
    (
        "The river rose by 40 centimetres within six hours.",
        {
            "40 centimetres": {"kind": "length", "change": "up"},
            "six hours": {"kind": "duration"},
        },
    ),
    (
        "Rents in Lisbon are 65% higher than in 2015.",
        {
            "65%": {"places": ["at PT"], "counted": "Rents in Lisbon"},
        },
    ),
    (
        "The quake buried 40 houses, a rescue worker told Reuters by telephone.",
        {
            "40 houses": {"source": ["rescue worker"], "counted": "houses", "event": "bury"},
        },
    ),
    (
        "Eleven fishermen are still missing, the coastguard told local radio.",
        {
            "Eleven fishermen": {"source": ["coastguard"], "counted": "fishermen"},
        },
    ),
    (
        "About 600 homes have been flooded in Bosnia, officials in Sarajevo told the agency Fena.",
        {
            "About 600 homes": {"source": ["officials in Sarajevo"], "counted": "homes", "event": "flood"},
        },
    ),
    (
        "We heard from nurses that 90 children had been admitted.",
        {
            "90 children": {"source": ["nurses"], "counted": "children", "event": "admit"},
        },
    ),
    (
        "Survivors spoke of more than 50 bodies in the water.",
        {
            "more than 50 bodies": {"source": ["Survivors"], "counted": "bodies"},
        },
    ),
    (
        "The minister, speaking in parliament, said 3,000 teachers were needed.",
        {
            "3,000 teachers": {"source": ["minister"], "counted": "teachers", "event": "need"},
        },
    ),
    (
        "Two diplomats, who asked not to be named, said the deal was worth $9bn.",
        {
            "$9bn": {"source": ["Two diplomats"], "unit": "USD"},
        },
    ),
    (
        "Around 40 soldiers are believed to have been killed in the ambush.",
        {
            "Around 40 soldiers": {"status": "possible", "event": "kill", "counted": "soldiers"},
        },
    ),
    (
        "The ship is reported to carry 22,000 tonnes of grain.",
        {
            "22,000 tonnes": {"kind": "mass"},
        },
    ),
    (
        "In Warsaw, 30,000 marched, the city said; the organisers spoke of 100,000.",
        {
            "30,000": {"source": ["city"], "event": "march"},
            "100,000": {"source": ["organisers"]},
        },
    ),
    (
        "Moldova has registered 92,000 Ukrainians, and Romania has let in a further 110,000.",
        {
            "92,000 Ukrainians": {"counted": "Ukrainians", "places": ["at MD"]},
            "110,000": {"counted": "Ukrainians", "places": ["at RO"]},
        },
    ),
    (
        "The government pledged to vaccinate 2 million children and at least 300,000 pregnant women.",
        {
            "2 million children": {"status": "planned", "counted": "children"},
            "at least 300,000 pregnant women": {"status": "planned", "counted": "pregnant women"},
        },
    ),
    (
        "Airlines cancelled 1,100 flights on Friday, data from a tracking site showed.",
        {
            "1,100 flights": {"source": ["data from a tracking site"], "counted": "flights", "event": "cancel"},
        },
    ),
    (
        "A third of the crop has been lost, growers fear.",
        {
            "A third": {"source": ["growers"], "counted": "crop", "event": "lose"},
        },
    ),
    (
        "The plant employs 2,700 people and will close in May.",
        {
            "2,700 people": {"counted": "people", "event": "employ"},
        },
    ),
    (
        "Gunmen kidnapped 15 pupils from a school in Kaduna, Nigeria, on Monday.",
        {
            "15 pupils": {"counted": "pupils", "event": "kidnap", "places": ["at NG"]},
        },
    ),
    (
        "The navy rescued 87 migrants off the coast of Malta.",
        {
            "87 migrants": {"counted": "migrants", "event": "rescue", "places": ["at MT"]},
        },
    ),
    (
        "Doctors Without Borders treated 140 people for burns.",
        {
            "140 people": {"counted": "people", "event": "treat"},
        },
    ),
    (
        "Sales slumped by a quarter, the carmaker reported on Wednesday.",
        {
            "a quarter": {"source": ["carmaker"], "change": "down"},
        },
    ),
    (
        "Sweden's economy shrank 0.3% in the third quarter.",
        {
            "0.3%": {"change": "down", "counted": "Sweden's economy", "places": ["at SE"]},
        },
    ),
    (
        "The rate was raised by three quarters of a point to 4.5%.",
        {
            "4.5%": {"unit": "percent"},
        },
    ),
    (
        "Aid groups estimate that the crossing costs refugees $3,000 each.",
        {
            "$3,000": {"source": ["Aid groups"], "unit": "USD"},
        },
    ),
    (
        "Serbian police stopped 68 lorries at the Hungarian border.",
        {
            "68 lorries": {"counted": "lorries", "event": "stop"},
        },
    ),
    (
        "Nobody has counted the dead, but a priest said he had buried 33 parishioners.",
        {
            "33 parishioners": {"source": ["priest"], "counted": "parishioners", "event": "bury"},
        },
    ),
    (
        "According to the Iranian state news agency Irna, 19 protesters were shot dead.",
        {
            "19 protesters": {"source": ["Iranian state news agency Irna"], "counted": "protesters", "event": "shoot"},
        },
    ),
    (
        "Amnesty International has documented 1,180 executions.",
        {
            "1,180 executions": {"source": ["Amnesty International"], "counted": "executions"},
        },
    ),
    (
        "Some 70,000 hectares of forest burned in Portugal in August.",
        {
            "Some 70,000 hectares": {"kind": "area", "places": ["at PT"]},
        },
    ),
    (
        "The bridge, built for 8,000 cars a day, carries 20,000.",
        {
            "8,000 cars a day": {"counted": "cars"},
            "20,000": {"counted": "cars"},
        },
    ),
    (
        "He was fined 300,000 rupees, about $3,600.",
        {
            "about $3,600": {"unit": "USD", "bound": "about"},
        },
    ),
    (
        "Yields on ten-year bonds rose 12 basis points to 2.81%.",
        {
            "12 basis points": {"change": "up"},
        },
    ),
    (
        "In the first nine months of 2023, the port handled 6.7 million containers.",
        {
            "6.7 million containers": {"counted": "containers", "event": "handle"},
        },
    ),
    (
        "Israel released 90 Palestinian prisoners overnight, the prison service confirmed.",
        {
            "90 Palestinian prisoners": {"source": ["prison service"], "counted": "Palestinian prisoners", "event": "release"},
        },
    ),
    (
        "The charity said it was feeding 11,000 families a day.",
        {
            "11,000 families a day": {"source": ["charity"], "counted": "families", "event": "feed"},
        },
    ),
    (
        "“Not one of the 240 houses is left,” the village head, Amir Khan, said.",
        {
            "240 houses": {"source": ["Amir Khan"], "counted": "houses"},
        },
    ),
    (
        "Her colleague Tom Reed said the figure was closer to 75.",
        {
            "closer to 75": {"source": ["colleague Tom Reed"]},
        },
    ),
    (
        "The opposition says that at least 400 votes were bought; the commission denies it.",
        {
            "at least 400 votes": {"source": ["opposition"], "counted": "votes", "event": "buy"},
        },
    ),
    (
        "Putin ordered the call-up of 134,500 conscripts.",
        {
            "134,500 conscripts": {"counted": "conscripts", "status": "planned"},
        },
    ),
    (
        "Japan will release 1.3 million tonnes of treated water over 30 years.",
        {
            "1.3 million tonnes": {"status": "planned"},
            "30 years": {"kind": "duration"},
        },
    ),
    (
        "The number of people fleeing Khartoum could reach 800,000, the UNHCR has warned.",
        {
            "800,000": {"source": ["UNHCR"], "status": "possible"},
        },
    ),
    (
        "At least 10 people, including three children, died when a bus fell into a ravine in Peru.",
        {
            "At least 10 people": {"counted": "people", "event": "die", "places": ["at PE"]},
            "three children": {"counted": "children", "event": "die"},
        },
    ),
    (
        "Voters in Slovakia elected 150 deputies.",
        {
            "150 deputies": {"counted": "deputies", "event": "elect", "places": ["at SK"]},
        },
    ),
    (
        "Prosecutors are seeking a sentence of 15 years.",
        {
            "15 years": {"kind": "duration"},
        },
    ),
    (
        "Greece has built a fence 37 kilometres long on the Evros.",
        {
            "37 kilometres": {"kind": "length", "places": ["at GR"]},
        },
    ),
    (
        "The toll from the landslide climbed to 57 on Tuesday as rescuers dug out six more bodies.",
        {
            "six more bodies": {"counted": "bodies"},
        },
    ),
    (
        "Twelve of the 19 crew were saved, the owner of the vessel said.",
        {
            "Twelve": {"source": ["owner of the vessel"], "event": "save"},
            "19 crew": {"counted": "crew"},
        },
    ),
    (
        "It takes 45 minutes to walk to the nearest well, villagers told us.",
        {
            "45 minutes": {"kind": "duration", "source": ["villagers"]},
        },
    ),
    (
        "The shelter, meant for 120 women, now houses 310, its manager says.",
        {
            "120 women": {"counted": "women"},
            "310": {"source": ["manager"], "counted": "women"},
        },
    ),
    (
        "Lebanon owes its creditors more than $30 billion, the finance ministry estimates.",
        {
            "more than $30 billion": {"source": ["finance ministry"], "unit": "USD"},
        },
    ),
    (
        "Last week 2,346 people reached Italy by sea, compared with 1,078 in the same week of 2022.",
        {
            "2,346 people": {"counted": "people", "places": ["to IT"]},
            "1,078": {"counted": "people"},
        },
    ),
    (
        "The European Commission proposed a fund of €7.5bn.",
        {
            "€7.5bn": {"unit": "EUR", "status": "planned"},
        },
    ),
    (
        "Fewer than 30 of the village's 900 inhabitants stayed behind, its mayor told a local newspaper.",
        {
            "Fewer than 30": {"source": ["mayor"], "event": "stay", "bound": "less_than"},
        },
    ),
    (
        "US officials say Iran could have enough fuel for four bombs.",
        {
            "four bombs": {"source": ["US officials"], "status": "possible", "counted": "bombs"},
        },
    ),
    (
        "Two people drowned and five were injured in the flood, firefighters in Valencia reported.",
        {
            "Two people": {"source": ["firefighters in Valencia"], "event": "drown", "counted": "people"},
            "five": {"source": ["firefighters in Valencia"], "event": "injure"},
        },
    ),
    (
        "Norway will take in 2,500 refugees from Afghanistan, its prime minister has promised.",
        {
            "2,500 refugees": {"status": "planned", "counted": "refugees", "places": ["from AF"], "source": ["prime minister"]},
        },
    ),
    (
        "The drug cut the risk of a stroke by 38%, according to a trial with 9,000 patients.",
        {
            "38%": {"change": "down", "source": ["trial with 9,000 patients"]},
            "9,000 patients": {"counted": "patients"},
        },
    ),
    (
        "China's exports grew 5.6% year on year in September, customs data showed.",
        {
            "5.6%": {"change": "up", "counted": "China's exports", "source": ["customs data"], "places": ["at CN"]},
        },
    ),
    (
        "Fourteen children were among the dead, said the hospital in Idlib.",
        {
            "Fourteen children": {"source": ["hospital in Idlib"], "counted": "children"},
        },
    ),
    (
        "Nepal's army has pulled 53 climbers from the glacier; eight are still missing.",
        {
            "53 climbers": {"counted": "climbers", "places": ["at NP"]},
            "eight": {"counted": "climbers"},
        },
    ),
    (
        "“There were at least 200 of us in the cellar,” recalls Marta, a teacher.",
        {
            "at least 200": {"source": ["Marta"], "bound": "at_least"},
        },
    ),
    (
        "The union expects between 15,000 and 20,000 workers to walk out.",
        {
            "between 15,000 and 20,000 workers": {"bound": "between", "counted": "workers", "source": ["union"]},
        },
    ),
    (
        "A spokesperson for the airport confirmed that 340 passengers had spent the night there.",
        {
            "340 passengers": {"source": ["spokesperson for the airport"], "counted": "passengers"},
        },
    ),
    (
        "The court heard that the firm had hidden €1.9bn.",
        {
            "€1.9bn": {"unit": "EUR"},
        },
    ),
    (
        "According to her lawyer, the activist was held for 36 hours.",
        {
            "36 hours": {"source": ["lawyer"], "kind": "duration"},
        },
    ),
    (
        "Rwanda says 40 of its soldiers were wounded, while Congo speaks of 200.",
        {
            "40": {"source": ["Rwanda"], "event": "wound"},
            "200": {"source": ["Congo"]},
        },
    ),
    (
        "More than 6,000 Haitians have been deported from the Dominican Republic this month.",
        {
            "More than 6,000 Haitians": {"counted": "Haitians", "event": "deport", "places": ["from DO"]},
        },
    ),
    (
        "The wildfire has consumed 12,000 hectares and forced 4,300 residents to flee, authorities said on Friday.",
        {
            "12,000 hectares": {"source": ["authorities"], "kind": "area"},
            "4,300 residents": {"source": ["authorities"], "counted": "residents", "event": "flee"},
        },
    ),
    (
        "Chad's government refuses to confirm that 11 officers were executed.",
        {
            "11 officers": {"counted": "officers", "event": "execute"},
        },
    ),
    (
        "The rebels claim to have shot down three helicopters.",
        {
            "three helicopters": {"source": ["rebels"], "counted": "helicopters", "event": "shoot"},
        },
    ),
    (
        "Its population has halved to 1,200 since 1990.",
        {
            "halved to 1,200": {"counted": "population"},
        },
    ),
    (
        "The minister rejected reports that 500 people had been arrested.",
        {
            "500 people": {"status": "denied", "event": "arrest"},
        },
    ),
    (
        "Seven out of ten voters back the ban, a survey for the broadcaster suggests.",
        {
            "Seven out of ten": {"source": ["survey for the broadcaster"], "counted": "voters"},
        },
    ),
    (
        "Thousands of Armenians left Nagorno-Karabakh for Armenia on Sunday.",
        {
            "Thousands of Armenians": {"counted": "Armenians", "event": "leave", "places": ["from AZ", "to AM"]},
        },
    ),
    (
        "Pakistan has told 1.7 million Afghans to leave.",
        {
            "1.7 million Afghans": {"counted": "Afghans", "event": "leave"},
        },
    ),
    (
        "As of Monday, 3,450 migrants were waiting in Ciudad Juárez, the local shelter network estimates.",
        {
            "3,450 migrants": {"source": ["local shelter network"], "counted": "migrants", "event": "wait"},
        },
    ),
    (
        "The volcano spewed ash nine kilometres into the sky, Indonesia's volcanology agency said.",
        {
            "nine kilometres": {"source": ["Indonesia's volcanology agency"], "kind": "length"},
        },
    ),
    (
        "A barrel of Brent cost $91.20, down 1.4%.",
        {
            "$91.20": {"unit": "USD"},
            "1.4%": {"change": "down"},
        },
    ),
    (
        "Zambia needs $900 million to feed six million people until March, its president said.",
        {
            "$900 million": {"source": ["president"], "unit": "USD"},
            "six million people": {"counted": "people", "source": ["president"]},
        },
    ),
    (
        "Nearly a quarter of the seats went to women.",
        {
            "Nearly a quarter": {"counted": "seats", "bound": "about"},
        },
    ),
    (
        "The coach said his team had lost three players to injury.",
        {
            "three players": {"source": ["coach"], "counted": "players"},
        },
    ),
    (
        "The police chief of Bamako said: “We have 26 dead and 40 injured.”",
        {
            "26 dead": {"source": ["police chief of Bamako"]},
            "40 injured": {"source": ["police chief of Bamako"]},
        },
    ),
    (
        "Some 150 whales have beached in Tasmania; rescuers hope to save 50 of them.",
        {
            "Some 150 whales": {"counted": "whales"},
        },
    ),
    (
        "Of Ukraine's 15 reactors, six are in Zaporizhzhia.",
        {
            "15 reactors": {"counted": "reactors", "places": ["at UA"]},
            "six": {"counted": "reactors"},
        },
    ),
    (
        "In an interview with Der Spiegel, the general warned that the war might last ten years.",
        {
            "ten years": {"source": ["general"], "status": "possible", "kind": "duration"},
        },
    ),
    (
        "The website of the port lists 45 ships waiting to unload.",
        {
            "45 ships": {"counted": "ships", "source": ["website of the port"]},
        },
    ),
    (
        "Hungary spent some 1,200 billion forints on energy subsidies last year, or about €3 billion.",
        {
            "some 1,200 billion forints": {"places": ["at HU"]},
            "about €3 billion": {"unit": "EUR", "bound": "about"},
        },
    ),
    (
        "Twenty-one countries have recognised the new government.",
        {
            "Twenty-one countries": {"counted": "countries"},
        },
    ),
    (
        "Health officials in Kinshasa have recorded 1,100 cases of mpox, 36 of them fatal.",
        {
            "1,100 cases": {"counted": "cases", "source": ["Health officials in Kinshasa"]},
            "36": {"counted": "cases"},
        },
    ),
    (
        "Water levels dropped by two metres, exposing a bridge that is 2,000 years old.",
        {
            "two metres": {"kind": "length", "change": "down"},
        },
    ),
]


def told(figure):
    """The fields of a figure as the table has them."""
    fields = figure.model_dump(mode="json")
    places = [f"{place.role} {place.country}" for place in figure.place]
    direction = figure.change.direction if figure.change else None
    return fields | {"places": places, "change": direction}


@pytest.mark.parametrize(("sentence", "expected"), WIRE, ids=[sentence[:40] for sentence, _ in WIRE])
def test_the_figures_of_an_agency_report(sentence, expected):
    found = {figure.text: told(figure) for figure in read_sentence(sentence)}
    for words, fields in expected.items():
        assert {name: found[words][name] for name in fields} == fields
