"""Sentences as papers write them, each with every figure in it: its value or both ends, and its unit where it has one."""

import pytest

from services.parser.figures.reader import read_sentence

NEWS = """
The group expects sales to rise from 24.2 to 33 billion euros by 2030. | 24200000000 EUR; 33000000000 EUR
Burglaries fell to an average of 20 per week. | 20 per week
The hospital admits 12 patients per day, compared with 9 per day in spring. | 12 per day; 9 per day
Police recorded 40 thefts a month, against 25 a month before. | 40 per month; 25
He scored a record 32 goals in 36 league games. | 32; 36
The stock dropped from $75 per barrel to $45.88 in December. | 75 USD per barrel; 45.88 USD per barrel
Nearly two-thirds of the 4.7 million copies went by post. | 0.666666667; 4700000
The firm cut its 2023 forecast by 5 percentage points to 3.5%. | 5 percentage_point; 3.5 percent
Inflation slowed to 3.2 per cent in the year to June, down from 4.1 per cent. | 3.2 percent; 4.1 percent
The company reported earnings of $1.15 a share, up from 98 cents. | 1.15 USD per share; 0.98 USD
Brent crude rose 1.5%, or $1.20, to $82.35 a barrel. | 1.5 percent; 1.2 USD; 82.35 USD per barrel
Gold fell 0.4 percent to $1,912.30 an ounce by 0945 GMT. | 0.4 percent; 1912.3 USD per ounce
The Hang Seng gave up 2.1 per cent, or 450 points, to 20,345.67. | 2.1 percent; 450 point; 20345.67 point
He ran the 100 metres in 9.87 seconds. | 100 metre; 9.87 second
She won the 200m in 22.1sec. | 200 metre; 22.1 second
The truck weighs 100t and reaches 48m. | 100 tonne; 48 metre
The plot covers 24,703m2 near the river, and the park 3 km2. | 24703 square metre; 3 square kilometre
Some 1.2 million homes lost power for up to 48 hours. | 1200000; 48 hour
The river rose 2ft 6in overnight. | 2.5 foot
The 6ft 4in striker cost £35m. | 6.333333333 foot; 35000000 GBP
The bridge is 1,200ft long and 90 feet wide. | 1200 foot; 90 foot
A 16-year-old girl and her 14-year-old brother were found. | 16 year; 14 year
The three-bedroom home sold for $1.1 million, or 1.3 times asking. | 1100000 USD; 1.3 times
Temperatures fell to minus 12C overnight, with winds of 60mph. | -12 celsius; 60 mile per hour
It will reach 35 to 38 degrees Celsius (95 to 100 Fahrenheit). | 35 to 38 celsius; 95 to 100 fahrenheit
Revenue was flat at Rs 4,500 crore, while profit rose to ₹320 crore. | 45000000000 INR; 3200000000 INR
The bond yields 4.25%, up 6 basis points. | 4.25 percent; 6 basis_point
The euro traded at $1.0845, down 0.2%. | 1.0845 USD; 0.2 percent
The dollar bought 149.50 yen. | 149.5 JPY
They need another goal or two. | 2
Six in 10 voters back the plan; one in eight does not. | 0.6; 0.125
The Lakers beat the Suns 112-98. |
He is 5-foot-11 and weighs 180 pounds. | 5.916666667 foot; 180 pound
A £2.5bn-a-year scheme will create 10,000 jobs. | 2500000000 GBP per year; 10000
About 1 million barrels of oil and 30 tonnes of gold were seized. | 1000000 barrel; 30 tonne
The fine could be three or four times larger. | 3 to 4 times
The film took $12.5m in its first three days. | 12500000 USD; 3 day
Use of the app jumped tenfold, to 3bn minutes a month. | 10 times; 3000000000 minute per month
The rate is 45 deaths per 100,000 people. | 45
More than two-and-a-half million people watched. | 2500000
Roughly 1 in 4 adults smoke. | 0.25
The phone has a 6.1-inch screen, a 48MP camera and 128GB of storage. | 6.1 inch; 48 megapixel; 128 gigabyte
The 30-year fixed rate averaged 6.81%. | 30 year; 6.81 percent
The club spends 45 doctors per 1,000 patients. | 45
He averages two goals a game and 3.7 rebounds per game. | 2 per game; 3.7 per game
The plant makes 500 cars every day and 20 trucks per shift. | 500 per day; 20 per shift
The FTSE 100 rose 35.2 points, or 0.5%, to 7,512.34. | 35.2 point; 0.5 percent; 7512.34 point
Shares of the retailer sank 12% to $34.10 in premarket trading. | 12 percent; 34.1 USD
Analysts had forecast 42 cents on revenue of $7.83 billion. | 0.42 USD; 7830000000 USD
The yield on the 10-year Treasury note rose to 1.72 percent from 1.68 percent. | 10 year; 1.72 percent; 1.68 percent
The Fed raised rates by a quarter of a percentage point to a range of 5% to 5.25%. | 0.25 percentage_point; 5 to 5.25 percent
Unemployment fell by half a percentage point to 4.3 per cent. | 0.5 percentage_point; 4.3 percent
Rates are up 25bps since June, and 1.5 points since last year. | 25 basis_point; 1.5 point
Support for the party rose three points to 36%. | 3 percentage_point; 36 percent
The poll of 1,002 adults has a margin of error of plus or minus 3.5 percentage points. | 1002; 3.5 percentage_point
The pair drove 1,200 miles (1,931 km) in 20 hours and 15 minutes. | 1200 mile; 1931 kilometre; 20 hour; 15 minute
A magnitude 6.8 earthquake struck at a depth of 10 km (6 miles). | 6.8; 10 kilometre; 6 mile
The 5.4-magnitude quake hit 12 miles northwest of the city. | 5.4; 12 mile
Winds gusted at up to 75 mph (121 kph), and 3-5 inches of rain fell. | 75 mile per hour; 121 kilometre per hour; 3 to 5 inch
A 65-inch 4K TV is $899.99, down from $1,299. | 65 inch; 899.99 USD; 1299 USD
The tablet has 8GB of RAM, a 10.5-inch display and weighs 1.1 lbs. | 8 gigabyte; 10.5 inch; 1.1 pound
The iPhone 12 has a 12-megapixel camera and A14 chip. | 12 megapixel
She is averaging 18.4 points and 7.1 rebounds per game this season. | 18.4 point; 7.1 per game
The team is 12-4 this season and 5-1 at home. |
Hamilton won by 3.4 seconds in a time of 1:32:45. | 3.4 second
United won 3-1 on aggregate after 120 minutes. | 120 minute
They drew 2-2 with 10 men. | 10
The No. 3 seed beat the No. 12 seed 6-4, 6-2. |
He is a 28-year-old, 6-foot-3, 220-pound linebacker. | 28 year; 6.25 foot; 220 pound
About 70 per cent of Britain's 66 million people live in cities. | 70 percent; 66000000
Only one in three of the 3,000 pupils had a laptop. | 0.333333333; 3000
The vaccine was 95% effective in a trial of 43,000 people aged 16 and over. | 95 percent; 43000; 16 year
The virus has infected more than 1.2 million and killed nearly 65,000 worldwide. | 1200000; 65000
Deaths rose by 761 to 12,868. | 761; 12868
At least 26 people died and scores more were hurt. | 26; 40 to 99
The ship, 400 metres long and 59 metres wide, carried 18,300 containers. | 400 metre; 59 metre; 18300
They sold 2.1m cars last year, 7.8% fewer than in 2018. | 2100000; 7.8 percent
House prices rose 0.3% month-on-month and 5.2% year-on-year to £231,855. | 0.3 percent; 5.2 percent; 231855 GBP
He was fined £80 plus £85 costs and a £30 victim surcharge. | 80 GBP; 85 GBP; 30 GBP
She was jailed for two years and four months. | 2 year; 4 month
He faces up to 20 years in prison and a $250,000 fine. | 20 year; 250000 USD
Tickets cost £15 for adults, £10 for children, and £40 for a family of four. | 15 GBP; 10 GBP; 40 GBP; 4
The deal is worth €3.2bn ($3.6bn; £2.8bn). | 3200000000 EUR; 3600000000 USD; 2800000000 GBP
It bought a 51 per cent stake for Rs 1,200 crore. | 51 percent; 12000000000 INR
The fund manages some A$30 billion in assets for 300,000 members. | 30000000000 AUD; 300000
China's exports grew 3.3 per cent in yuan terms. | 3.3 percent
The loan of 50 billion yen carries 0.5% interest over 30 years. | 50000000000 JPY; 0.5 percent; 30 year
Oil output will be cut by 1.2 million bpd from January. | 1200000 barrel per day
The planet has warmed by about 1C since pre-industrial times; the limit is 1.5C. | 1 celsius; 1.5 celsius
The dam holds 4.5 billion cubic metres of water. | 4500000000 cubic metre
The fire burned 45,000 acres and was 30% contained. | 45000 acre; 30 percent
The farm spans 2,000 hectares, or about 5,000 acres. | 2000 hectare; 5000 acre
A gallon of petrol costs $3.45, up 12 cents in a week. | 3.45 USD; 0.12 USD
It will add 500 MW of wind power, enough for 350,000 homes. | 500 megawatt; 350000
The store opens 24 hours a day, seven days a week. | 24 hour per day; 7 day per week
The video has been viewed 1.3 million times and has 45K likes. | 1300000; 45000
Roughly 3,000-4,000 people marched, police said. | 3000 to 4000
He has a 3-year-old son and a daughter, 7. | 3 year; 7 year
The 9/11 attacks killed 2,977. | 2977
In the first nine months of 2018, profits rose 4% to £23m from £22.1m. | 9 month; 4 percent; 23000000 GBP; 22100000 GBP
The company cut 1,200 jobs, about 15% of its workforce. | 1200; 15 percent
Between 2012 and 2016, sales more than doubled from $2bn to $4.5bn. | 2 times; 2000000000 USD; 4500000000 USD
It takes 60 to 90 minutes, i.e. up to one and a half hours. | 60 to 90 minute; 1.5 hour
The population is expected to hit 9.7 billion by 2050. | 9700000000
Some 40-50% of plants are at risk. | 40 to 50 percent
Apple is valued at just under $1 trillion. | 1000000000000 USD
The council will spend £4.2m on 35 buses over three years. | 4200000 GBP; 35; 3 year
A survey of 2,300 firms found that 61% expect to hire. | 2300; 61 percent
The airline flew 1.4 million passengers in June, 12% more than a year before. | 1400000; 12 percent
Shares in the brewer fell 8.3p to 212p. | 0.083 GBP; 2.12 GBP
The lender set aside €1.3bn for bad loans, up from €400m. | 1300000000 EUR; 400000000 EUR
The drug cut deaths by a third among patients on oxygen. | 0.333333333
Some 45,000 homes were still without power at 6 p.m. | 45000
The storm dumped 14 inches of snow in 24 hours. | 14 inch; 24 hour
He finished in 2 hours, 5 minutes and 12 seconds. | 2 hour; 5 minute; 12 second
The museum drew 5.2 million visitors, its highest number since 2011. | 5200000
Wheat futures rose 2.5 percent to $6.84 a bushel. | 2.5 percent; 6.84 USD per bushel
The union wants a 10 percent rise over two years; the firm offers 3.5 percent. | 10 percent; 2 year; 3.5 percent
The court fined the driver $1,500 and took his licence for 18 months. | 1500 USD; 18 month
At least three people were killed and 27 injured, 4 of them badly. | 3; 27; 4
The reactor supplies 1,600 megawatts, a tenth of the nation's power. | 1600 megawatt; 0.1
Their house, 3,200 square feet on two acres, sold for $2.4 million. | 3200 square foot; 2 acre; 2400000 USD
The trial cost taxpayers between $12 million and $15 million. | 12000000 to 15000000 USD
The vote passed by 312 votes to 290, with 12 members absent. | 312; 290; 12
A kilo of rice costs 60 rupees, twice as much as in May. | 60 INR; 2 times
The tunnel will be 57 km long and cost 12 billion Swiss francs. | 57 kilometre; 12000000000 CHF
More than one in ten drivers admit to texting. | 0.1
The average wait fell from 41 days to 29. | 41 day; 29 day
The bank's profit more than doubled to $3.1 billion. | 2 times; 3100000000 USD
The glacier has lost 40% of its ice since 1990. | 40 percent
Fewer than 500 of the birds are left in the wild. | 500
The ferry can carry up to 900 passengers and 120 cars. | 900; 120
The pay deal adds £1,200 a year to a nurse's wage. | 1200 GBP per year
She beat the record by 0.3 seconds. | 0.3 second
The company will close 14 of its 52 shops. | 14; 52
Inflation is running at 7.9%, the most in four decades. | 7.9 percent; 4 decade
Rainfall was 30 percent below normal for a third year. | 30 percent
The bridge opened in 1932 and carries 160,000 vehicles a day. | 160000 per day
He owes creditors nearly $40 million. | 40000000 USD
The fund returned minus 2.1% last quarter. | -2.1 percent
The suspect, 34, was held on $50,000 bail. | 34 year; 50000 USD
The team lost by 30 points. | 30 point
A litre of diesel now costs €1.89. | 1.89 EUR
It is the fourth attack in 10 days. | 10 day
The strike idled 48,000 workers at 33 plants. | 48000; 33
They expect 250 to 300 guests. | 250 to 300
The dog weighed 14 kg, about half its normal weight. | 14 kilogram; 0.5
About 60% of the 1,100 students live on campus. | 60 percent; 1100
The sale raised 120 million pounds for charity. | 120000000 GBP
The probe travelled 4.8 billion miles in 9 years. | 4800000000 mile; 9 year
The jet seats 180 and burns 2.4 tonnes of fuel an hour. | 180; 2.4 tonne per hour
The city plans 2,500 flats, half of them for families. | 2500; 0.5
The deficit narrowed to 3.1 per cent of GDP from 4.6 per cent. | 3.1 percent; 4.6 percent
Output per worker rose 1.8%. | 1.8 percent
The factory makes one car every 90 seconds. | 1; 90 second
Temperatures topped 40C for five days running. | 40 celsius; 5 day
It was sold for a record $91 million. | 91000000 USD
The river is 8ft above its normal level. | 8 foot
Nine of the 12 jurors agreed. | 9; 12
The ban covers 17 kinds of bags. | 17
The pipeline carries 55 bcm of gas a year. | 55 billion cubic metre per year
Only 12 of 40 lifeboats were used. | 12; 40
Mortgage rates have risen from 3% to more than 6%. | 3 percent; 6 percent
The mayor won with 54.3% of the vote; turnout was 38%. | 54.3 percent; 38 percent
The army lost 2 tanks and 15 trucks. | 2; 15
Police seized 2.3 tonnes of cocaine worth £180m. | 2.3 tonne; 180000000 GBP
The striker has 17 goals in 22 appearances, two of them penalties. | 17; 22; 2
He ran for 112 yards on 18 carries and caught four passes. | 112 yard; 18; 4
The Packers improved to 9-2 with a 31-17 win. |
The pitcher threw 98 pitches, 64 for strikes, in 6 1/3 innings. | 98; 64; 6.333333333
The horse won at odds of 14-1. |
He was the 15th pick in the draft and signed a four-year, $48 million deal. | 4 year; 48000000 USD
A crowd of 62,411 saw it. | 62411
The lap of 1:18.341 put him on pole by 0.12 seconds. | 0.12 second
The 5ft 9in winger cost €22m in 2019. | 5.75 foot; 22000000 EUR
The company's shares, down 34% this year, trade at 11 times earnings. | 34 percent; 11 times
The offer values the firm at 630p a share, a premium of 28 percent. | 6.3 GBP per share; 28 percent
Sales of $4.17 billion beat the $4.05 billion expected. | 4170000000 USD; 4050000000 USD
Operating margin widened 120 basis points to 14.3 percent. | 120 basis_point; 14.3 percent
The dividend rises 5% to 12.6p. | 5 percent; 0.126 GBP
The pound fell 0.6 per cent to $1.2145 and 1.16 euros. | 0.6 percent; 1.2145 USD; 1.16 EUR
Ten-year gilts yield 4.1 per cent, up eight basis points. | 10 year; 4.1 percent; 8 basis_point
The fund has £3.4bn under management and charges 0.75 per cent a year. | 3400000000 GBP; 0.75 percent per year
The loan is due in 2027 and pays 350 basis points over the base rate. | 350 basis_point
GDP grew at an annual rate of 2.4% in the second quarter. | 2.4 percent
Car sales slid 14.2% to 1.05 million units. | 14.2 percent; 1050000
It shipped 61 million phones, half as many as its rival. | 61000000; 0.5
The chip has 54 billion transistors and runs at 3.2GHz. | 54000000000; 3.2 gigahertz
The battery lasts 18 hours and charges to 80% in 30 minutes. | 18 hour; 80 percent; 30 minute
The car has a range of 310 miles and 0-60mph time of 3.8 seconds. | 310 mile; 0 to 60 mile per hour; 3.8 second
The rocket lifted 22 tonnes to an orbit 550 km up. | 22 tonne; 550 kilometre
The telescope's mirror is 6.5 metres across. | 6.5 metre
The comet passed 71 million miles from Earth at 25 miles per second. | 71000000 mile; 25 mile per second
The dose was 0.3 ml, or 30 micrograms. | 0.3 millilitre; 30 microgram
One in 12 children has asthma. | 0.083333333
The risk rose from 2 in 1,000 to 3 in 1,000. | 0.002; 0.003
Patients lost 15% of their weight over 68 weeks. | 15 percent; 68 week
The trial enrolled 1,961 adults with a median age of 46. | 1961; 46 year
Hospital admissions reached 4,580, the highest since February 3. | 4580
The seven-day average is 212 cases per 100,000 people. | 7 day; 212
About 6.9 billion doses have been given in 184 countries. | 6900000000; 184
The quake killed 2,248 people and injured more than 12,000. | 2248; 12000
The death toll stood at 41 on Friday, with 130 missing. | 41; 130
More than 3.7 million people have fled, half of them children. | 3700000; 0.5
Around 90 migrants were rescued 40 nautical miles off the coast. | 90; 40 nautical mile
The camp, built for 3,000, holds nearly 13,000. | 3000; 13000
Police fired 30 rounds and arrested 17 protesters. | 30; 17
The jury deliberated for nine hours over two days. | 9 hour; 2 day
He was given 25 years, with a minimum of 12. | 25 year; 12
She must pay $1.7 million within 30 days. | 1700000 USD; 30 day
The bill passed 51-49 and heads to the House, which has 435 members. | 435
The president's approval is 43%, 2 points lower than in May. | 43 percent; 2 point
Turnout was 71.3 percent, up 4.5 points on 2016. | 71.3 percent; 4.5 point
With 96% of votes counted, she led by 1,200 votes. | 96 percent; 1200
The party took 34 of 120 seats, down from 41. | 34; 120; 41
Some 58% of respondents back a ban; 9% are unsure. | 58 percent; 9 percent
The poll, of 1,500 people, has a margin of 2.5 points. | 1500; 2.5 point
The tax would raise $300 billion over 10 years. | 300000000000 USD; 10 year
The government borrowed £14.9bn in March, £3.1bn more than forecast. | 14900000000 GBP; 3100000000 GBP
The deficit hit 7.2% of GDP, against a limit of 3%. | 7.2 percent; 3 percent
The average home costs 8.3 times the average wage. | 8.3 times
Rent for a two-bed flat is £1,450 a month, 11% more than a year ago. | 1450 GBP per month; 11 percent
Petrol hit 191.5p a litre. | 1.915 GBP per litre
A barrel of Brent fetched $118.20, up $2.40. | 118.2 USD; 2.4 USD
Wholesale gas rose 16 percent to 320 pence per therm. | 16 percent; 3.2 GBP per therm
Cocoa hit $10,000 a tonne. | 10000 USD per tonne
The mine yields 250,000 ounces of gold a year. | 250000 ounce per year
The farm's 400 cows give 9,000 litres a day. | 400; 9000 litre per day
The wheat crop may fall to 18 million tonnes from 33 million. | 18000000 tonne; 33000000 tonne
The reservoir is at 27% of capacity, 40 feet below normal. | 27 percent; 40 foot
Fires have burned 1,100 square miles and 850 homes. | 1100 square mile; 850
The storm, with winds of 130 mph, is moving north at 9 mph. | 130 mile per hour; 9 mile per hour
Up to 20cm of snow fell above 800m. | 20 centimetre; 800 metre
It was 45.1C in the shade, 12 degrees above average. | 45.1 celsius; 12 degree
Sea levels could rise 30-60 cm by 2100. | 30 to 60 centimetre
The ice is 2 km thick and loses 150 billion tonnes a year. | 2 kilometre; 150000000000 tonne per year
Emissions fell 7% in 2020 and must halve by 2030. | 7 percent
The 240-metre tower will have 58 floors and 400 flats. | 240 metre; 58; 400
The line will run 140 miles at speeds of 225mph. | 140 mile; 225 mile per hour
It closed a lane for 3 1/2 weeks. | 3.5 week
Flights rose to 1,850 a day from 1,200. | 1850 per day; 1200
The ship carried 3,711 passengers and crew, 700 of whom fell ill. | 3711; 700
Trains run every 15 minutes until midnight. | 15 minute
The 19-hour flight covered 16,200 km. | 19 hour; 16200 kilometre
The museum paid £2.1m, ten times its estimate. | 2100000 GBP; 10 times
The album sold 1.2m copies in 11 days. | 1200000; 11 day
The show drew 8.4 million viewers, a 41% share. | 8400000; 41 percent
Her book has sold 3 million copies in 30 languages. | 3000000; 30
The film cost $200m and took $81.2m on 4,100 screens. | 200000000 USD; 81200000 USD; 4100
The channel has 14.3m followers and 1bn views. | 14300000; 1000000000
The school has 1,230 pupils and one teacher for every 17 of them. | 1230; 1; 17
Only 4 in 10 pupils passed. | 0.4
Fees will rise by 3.1 per cent to £9,535. | 3.1 percent; 9535 GBP
The charity got 12,000 calls, four times as many as in March. | 12000; 4 times
It takes 2,700 litres of water to make one shirt. | 2700 litre; 1
Two-thirds of the 90 staff will go by the end of June. | 0.666666667; 90
He drank six pints and two glasses of wine. | 6 pint; 2
The dog, a six-year-old spaniel, weighs 11kg. | 6 year; 11 kilogram
The cake needs 250g of flour, 2 eggs and 100ml of milk. | 250 gram; 2; 100 millilitre
Bake at 180C for 25 to 30 minutes. | 180 celsius; 25 to 30 minute
The house has four bedrooms, 2.5 baths and a 0.4-acre lot. | 4; 2.5; 0.4 acre
The 12-part series starts at 9pm. | 12
It offers 100 Mbps for $35 a month. | 100 megabit per second; 35 USD per month
The site crashed for three hours when 2.5 million users tried to log in. | 3 hour; 2500000
The hack exposed 533 million accounts in 106 countries. | 533000000; 106
The bond is worth just 22 cents on the dollar. | 0.22 USD
Interest costs now eat up 40 cents of every dollar. | 0.4 USD
For every $100 spent, $3 goes to charity. | 100 USD; 3 USD
"""
CASES = [(text.strip(), line.strip()) for text, _, line in (row.partition("|") for row in NEWS.strip().splitlines())]


def told(line):
    """The figures of "12 percent; 3 to 5 mile; 40" as value, value and unit."""
    for item in filter(None, line.split("; ")):
        low, _, rest = item.partition(" ")
        high, _, unit = rest[3:].partition(" ") if rest.startswith("to ") else (low, "", rest)
        yield pytest.approx(float(low), rel=1e-8), pytest.approx(float(high), rel=1e-8), unit or None


@pytest.mark.parametrize(("text", "line"), CASES)
def test_every_figure_of_the_sentence(text, line):
    assert [(figure.low, figure.high, figure.unit) for figure in read_sentence(text)] == list(told(line))


@pytest.mark.parametrize("text", [text for text, _ in CASES])
def test_the_words_of_a_figure_stand_where_it_says(text):
    for figure in read_sentence(text):
        assert text[figure.start : figure.end] == figure.text
        assert figure.low <= figure.high
        assert figure.quote in text
