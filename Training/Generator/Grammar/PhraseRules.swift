/// The rules that the engine defines for Chinese: keyword headers and lists of phrases from public lists.
enum PhraseRules {
    /// The rules in the grammar format.
    /// - Parameter phrases: `phrase.adult` and `phrase.gambling`; if missing, phrases are composed of the words
    ///   that such headers are made of.
    static func text(phrases: String) -> String {
        var text = phrases
        for (name, rules) in [("adult", adult), ("gambling", gambling)] where !phrases.contains("[phrase.\(name) ") {
            text += rules
        }
        return text + stacks
    }

    private static let stacks = """
        [phrase.adult.tail]
        {phrase.adult}
        {phrase.adult}{在线观看|视频|网站|在线|免费|精品|久久|免费观看|一区二区三区|高清|中文字幕|app下载}
        {亚洲|国产|欧美|日韩|国产精品|久久|91|精品}{phrase.adult}
        [phrase.header.adult]
        {phrase.adult.tail*4-16 _}
        {phrase.adult.tail*4-14 _}
        {phrase.adult.tail*5-10 _}
        {phrase.adult.tail*4-12 -}
        {phrase.adult.tail*4-12 ,}
        {phrase.adult.tail*3-8  I }
        {phrase.adult.tail*3-8 丨}
        {phrase.adult.tail*4-9  }
        {phrase.adult.tail*3-8 |}
        [phrase.gambling.tail]
        {phrase.gambling}
        {phrase.gambling}{官网|官方网站|app下载|下载|登录|注册|平台|开户|网址|入口|app|手机版|官方版|网页版}
        {phrase.gambling}{latinbrand}
        [phrase.header.gambling]
        {phrase.gambling.tail*3-10 _}
        {phrase.gambling.tail*3-9 -}
        {phrase.gambling.tail*3-8 ,}
        {phrase.gambling.tail*3-8 |}
        {phrase.gambling.tail*3-7  }
        {phrase.gambling.tail*3-6 丨}
        [phrase.list.adult]
        {phrase.adult}
        {phrase.adult.tail}
        {phrase.adult.tail*2-3  }
        [phrase.list.gambling]
        {phrase.gambling}
        {phrase.gambling.tail}
        {phrase.gambling.tail*2-3  }
        {phrase.gambling}{(官方网站)app下载安装IOS/Android|·(中国)官方网站|(中国)有限公司官网|-官方网站}
        [phrase.keyword.adult]
        {phrase.adult}
        [phrase.keyword.gambling]
        {phrase.gambling}
        {phrase.gambling.tail}

        """

    private static let adult = """
        [phrase.adult.word !]
        {精品|极品}
        {国产|欧美}
        {亚洲|日韩}
        {久久|天天}
        {人妻|熟女}
        {无码|有码}
        {成人|午夜}
        {激情|偷拍}
        {丝袜|制服}
        {自拍|高清}
        {麻豆|91}
        {av|三级}
        {色情|黄色}
        {福利|五月}
        [phrase.adult]
        {phrase.adult.word}{phrase.adult.word}
        {phrase.adult.word}{phrase.adult.word}{视频|影院|电影|图片|网站}

        """

    private static let gambling = """
        [phrase.gambling.word !]
        {皇冠|银河}
        {百家乐|轮盘}
        {真人|电子}
        {彩票|时时彩}
        {体育|足球}
        {棋牌|捕鱼}
        {老虎机|六合彩}
        {金沙|葡京}
        {澳门|亚洲}
        {太阳城|永利}
        [phrase.gambling]
        {phrase.gambling.word}{娱乐城|娱乐|投注|国际|博彩|开户|登录}
        {phrase.gambling.word}{phrase.gambling.word}

        """
}
