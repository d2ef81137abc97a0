/// A text of everyday news for each language, to write in its charsets.
enum LanguageTexts {
    static let texts: [String: String] = [
        "zh-Hans":
            "市图书馆新阅览室上周正式开放，共有六十个座位。馆长说，读者可以在这里看书、上网，也可以参加周末的讲座。开放时间是每天上午九点到晚上八点，星期一休息。附近学校的老师已经带学生来过两次，大家都很喜欢靠窗的座位。下个月还会有一个关于本地历史的展览，欢迎市民前来参观。",
        "zh-Hant":
            "市立圖書館的新閱覽室上週正式開放，一共有六十個座位。館長說，讀者可以在這裡看書、上網，也可以參加週末的講座。開放時間是每天上午九點到晚上八點，星期一休息。附近學校的老師已經帶學生來過兩次，大家都很喜歡靠窗的座位。下個月還會有一個關於本地歷史的展覽，歡迎市民前來參觀。",
        "ja":
            "市立図書館の新しい閲覧室が先週開きました。座席は六十席あり、窓の近くの席が特に人気です。館長によると、利用者は本を読むだけでなく、パソコンを使ったり、週末の講座に参加したりすることもできます。開館時間は午前九時から午後八時までで、月曜日は休みです。来月は町の歴史についての展示も予定されています。",
        "ko":
            "시립 도서관의 새 열람실이 지난주에 문을 열었습니다. 좌석은 모두 육십 개이며 창가 자리가 특히 인기가 많습니다. 관장은 시민들이 이곳에서 책을 읽고 인터넷을 이용하며 주말 강좌에도 참여할 수 있다고 말했습니다. 운영 시간은 매일 오전 아홉 시부터 저녁 여덟 시까지이고 월요일은 쉽니다.",
        "th":
            "ห้องอ่านหนังสือใหม่ของห้องสมุดประชาชนเปิดให้บริการเมื่อสัปดาห์ที่แล้ว มีที่นั่งทั้งหมดหกสิบที่ ผู้อำนวยการกล่าวว่าผู้อ่านสามารถอ่านหนังสือ ใช้อินเทอร์เน็ต และเข้าร่วมการบรรยายในวันหยุดได้ เปิดทุกวันตั้งแต่เก้าโมงเช้าถึงสองทุ่ม ยกเว้นวันจันทร์",
        "ru":
            "На прошлой неделе в городской библиотеке открылся новый читальный зал на шестьдесят мест. По словам директора, посетители могут читать книги, пользоваться интернетом и приходить на лекции по выходным. Зал работает каждый день с девяти утра до восьми вечера, выходной день понедельник. Школьники уже побывали здесь дважды.",
        "uk":
            "Минулого тижня в міській бібліотеці відкрили нову читальну залу на шістдесят місць. За словами директорки, відвідувачі можуть читати книжки, користуватися інтернетом і приходити на лекції у вихідні. Зала працює щодня з дев'ятої ранку до восьмої вечора, вихідний день понеділок. Їжу приносити не можна, але є кав'ярня поруч.",
        "ar":
            "افتتحت المكتبة العامة قاعة القراءة الجديدة في الأسبوع الماضي وفيها ستون مقعدا. وقال المدير إن القراء يستطيعون قراءة الكتب واستخدام الإنترنت وحضور المحاضرات في نهاية الأسبوع. تفتح القاعة أبوابها كل يوم من التاسعة صباحا حتى الثامنة مساء، ويوم الاثنين عطلة. وزار طلاب المدارس المكان مرتين حتى الآن.",
        "he":
            "אולם הקריאה החדש של הספרייה העירונית נפתח בשבוע שעבר ויש בו שישים מקומות ישיבה. המנהלת אמרה שהקוראים יכולים לקרוא ספרים, להשתמש באינטרנט ולהשתתף בהרצאות בסוף השבוע. האולם פתוח בכל יום מתשע בבוקר עד שמונה בערב, וביום שני הוא סגור. תלמידי בית הספר כבר ביקרו כאן פעמיים.",
        "el":
            "Το νέο αναγνωστήριο της δημοτικής βιβλιοθήκης άνοιξε την περασμένη εβδομάδα με εξήντα θέσεις. Η διευθύντρια είπε ότι οι αναγνώστες μπορούν να διαβάζουν βιβλία, να χρησιμοποιούν το διαδίκτυο και να παρακολουθούν ομιλίες τα σαββατοκύριακα. Λειτουργεί κάθε μέρα από τις εννέα το πρωί έως τις οκτώ το βράδυ.",
        "tr":
            "Şehir kütüphanesinin yeni okuma salonu geçen hafta açıldı. Salonda altmış kişilik yer var. Müdür, okuyucuların burada kitap okuyabileceğini, internete girebileceğini ve hafta sonu konuşmalarına katılabileceğini söyledi. Salon her gün sabah dokuzdan akşam sekize kadar açık, pazartesi günleri kapalıdır. Öğrenciler şimdiye kadar iki kez geldi.",
        // In windows-1258 tones are marks of their own.
        "vi":
            "Pho\u{300}ng đo\u{323}c mơ\u{301}i cu\u{309}a thư viê\u{323}n tha\u{300}nh phô\u{301} đa\u{303} mơ\u{309} cư\u{309}a tuâ\u{300}n trươ\u{301}c vơ\u{301}i sa\u{301}u mươi chô\u{303} ngô\u{300}i. Gia\u{301}m đô\u{301}c no\u{301}i ră\u{300}ng ngươ\u{300}i đo\u{323}c co\u{301} thê\u{309} đo\u{323}c sa\u{301}ch va\u{300} du\u{300}ng ma\u{323}ng ơ\u{309} đây.",
        "pl":
            "W zeszłym tygodniu otwarto nową czytelnię biblioteki miejskiej, w której jest sześćdziesiąt miejsc. Dyrektorka powiedziała, że czytelnicy mogą tu czytać książki, korzystać z sieci i przychodzić na wykłady w weekendy. Czytelnia działa codziennie od dziewiątej rano do ósmej wieczorem, a w poniedziałki jest zamknięta. Uczniowie byli już tutaj dwa razy, późną jesienią.",
        "cs":
            "Minulý týden byla otevřena nová čítárna městské knihovny, ve které je šedesát míst. Ředitelka řekla, že čtenáři zde mohou číst knihy, používat internet a o víkendech chodit na přednášky. Čítárna je otevřená každý den od devíti ráno do osmi večer, v pondělí je zavřeno. Žáci zdejší školy už sem přišli dvakrát.",
        "fr":
            "La nouvelle salle de lecture de la bibliothèque municipale a ouvert ses portes la semaine dernière. Elle compte soixante places. La directrice précise que les lecteurs peuvent y lire, consulter le réseau et assister à des conférences le samedi. La salle reste ouverte tous les jours de neuf heures à vingt heures, sauf le lundi. Les élèves y sont déjà allés deux fois, à pied.",
        "de":
            "Vorige Woche wurde der neue Lesesaal der städtischen Bücherei eröffnet. Er hat sechzig Plätze, die schönsten davon am Fenster. Die Leiterin erklärte, dass Leser hier Bücher und Zeitungen lesen, das Netz nutzen und am Wochenende Vorträge hören können. Geöffnet ist täglich von neun bis zwanzig Uhr, außer montags. Schüler waren schon zweimal hier.",
    ]

    /// Each charset with a language written in it, and the bytes of text after which it can be told without a
    /// declaration. Latin charsets differ in few letters.
    static let charsets: [(charset: String, language: String, least: Int)] = [
        ("gb18030", "zh-Hans", 50), ("big5", "zh-Hant", 50), ("shift_jis", "ja", 50), ("euc-jp", "ja", 50),
        ("euc-kr", "ko", 50), ("windows-874", "th", 50), ("windows-1251", "ru", 50), ("koi8-r", "ru", 50),
        ("iso-8859-5", "ru", 50), ("ibm866", "ru", 50), ("windows-1251", "uk", 50), ("koi8-u", "uk", 50),
        ("windows-1256", "ar", 50), ("windows-1255", "he", 50), ("windows-1253", "el", 50), ("windows-1254", "tr", 200),
        ("windows-1258", "vi", 200), ("windows-1250", "pl", 200), ("iso-8859-2", "pl", 200),
        ("windows-1250", "cs", 200),
        ("windows-1252", "fr", 200), ("windows-1252", "de", 200),
    ]
}
