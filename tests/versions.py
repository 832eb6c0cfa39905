"""One invented release as three documents, as an office sends them; and a second, so that they can be told apart."""

from __future__ import annotations

ENGLISH = """PRESS RELEASE

FOR IMMEDIATE RELEASE

Marram Point Ferries Puts 14 Electric Boats on Three Harbour Routes

Fleet carries 26,500 passengers a day from March

(Hong Kong, 9 February 2027) – Marram Point Ferries Limited (Marram Point) today put 14 electric boats into service on three harbour routes, at a cost of HK$380 million.

“A boat that makes no noise is a boat you can talk on,” said Ms Ottilie Vane, Chief Executive of Marram Point Ferries. “We built 14 of them.”

The boats charge in 22 minutes at the Quayhead terminal and save 4,100 tonnes of carbon a year.

“The harbour was the quietest I have heard it in 30 years,” said Captain Ruan Teague, Harbour Master of the Quayhead Trust.

Photo 1: Ms Ottilie Vane on the first of the 14 boats.

Photo 2: The charging pier at Quayhead, which gives 1,200 kilowatts.

- End -

About Marram Point Ferries
Marram Point Ferries Limited has run boats since 1961. www.marrampoint.example

Media enquiries:
Marram Point Ferries
Tamsin Orrell
Tel: +852 2555 0171
Email: tamsin@marrampoint.example
"""

TRADITIONAL = """新聞稿

即時發布

海濱角渡輪14艘電動船投入三條海港航線

船隊3月起每日載客26,500人次

（香港，2027年2月9日）海濱角渡輪有限公司（海濱角）今日將14艘電動船投入三條海港航線服務，耗資3.8億港元。

海濱角渡輪行政總裁韋澳蒂女士表示：「沒有噪音的船，就是可以談天的船。我們造了14艘。」

船隻在碼頭充電22分鐘即可開航，每年減少4,100噸碳排放。

碼頭基金會港務長譚潤先生表示：「這是我30年來聽過最寧靜的海港。」

圖一：韋澳蒂女士在14艘船的首航船上。

圖二：碼頭充電站，功率達1,200千瓦。

－完－

關於海濱角渡輪
海濱角渡輪有限公司自1961年起營運渡輪。www.marrampoint.example

傳媒查詢：
海濱角渡輪
柯丹心
電話：+852 2555 0171
電郵：tamsin@marrampoint.example
"""

SIMPLIFIED = """新闻稿

即时发布

海滨角渡轮14艘电动船投入三条海港航线

船队3月起每日载客26,500人次

（香港，2027年2月9日）海滨角渡轮有限公司（海滨角）今日将14艘电动船投入三条海港航线服务，耗资3.8亿港元。

海滨角渡轮行政总裁韦澳蒂女士表示：“没有噪音的船，就是可以聊天的船。我们造了14艘。”

船只在码头充电22分钟即可开航，每年减少4,100吨碳排放。

码头基金会港务长谭润先生表示：“这是我30年来听过最宁静的海港。”

图一：韦澳蒂女士在14艘船的首航船上。

图二：码头充电站，功率达1,200千瓦。

－完－

关于海滨角渡轮
海滨角渡轮有限公司自1961年起运营渡轮。www.marrampoint.example

媒体联系人：
海滨角渡轮
柯丹心
电话：+852 2555 0171
电邮：tamsin@marrampoint.example
"""

OTHER = """PRESS RELEASE

Marram Point Ferries Names a New Chair

(Hong Kong, 16 April 2027) – Marram Point Ferries Limited today named Dr Ines Callow its chair for 6 years. She follows Mr Abel Rusk, who leaves after 11 years on the board and 3 reviews.

Media enquiries:
Marram Point Ferries
Tamsin Orrell
Tel: +852 2555 0171
Email: tamsin@marrampoint.example
"""

NEWER = ENGLISH.replace("26,500 passengers", "27,800 passengers").replace("in 22 minutes", "in 19 minutes")
