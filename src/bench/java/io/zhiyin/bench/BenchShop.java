package io.zhiyin.bench;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A shop of any size from a seed: Chinese titles, and shoppers that give each product about 45
 * neighbours.
 *
 * <p>Words are drawn by Zipf's law (the k-th in proportion to 1/k). Products stand in clusters of
 * {@value #CLUSTER}, drawn at random; {@value #SHOPPERS} shoppers view a cluster, each leaving out
 * a fifth of it, so that most pairs have the three shoppers that k-anonymity asks for and strengths
 * differ. The same seed and number give the same shop.
 */
final class BenchShop {
  private static final int CLUSTER = 60;
  private static final int SHOPPERS = 5;
  private static final double SEEN = 0.8;

  private static final List<String> NOUNS =
      words(
          "连衣裙 羽绒服 衬衫 牛仔裤 运动鞋 凉鞋 双肩包 钱包 手表 项链 口红 面膜 洗发水 沐浴露 牙刷 毛巾 床单 枕头 被子"
              + " 窗帘 地毯 台灯 书桌 椅子 沙发 衣柜 锅 碗 盘子 水杯 保温杯 空气炸锅 电饭煲 热水壶 吸尘器 加湿器 电风扇 冰箱"
              + " 洗衣机 电视 手机壳 充电器 数据线 耳机 音箱 键盘 鼠标 显示器 平板 笔记本 相机 三脚架 自行车 帐篷 睡袋 鱼竿 跑步机"
              + " 瑜伽垫 篮球 羽毛球拍 玩具 积木 童车 奶瓶 纸尿裤 奶粉 绘本 铅笔 书包 茶叶 咖啡 饼干 巧克力 坚果 大米 面条 酱油"
              + " 橄榄油 猫粮 狗粮 鱼缸 花盆 种子 螺丝刀 电钻 灯泡 插座 水龙头");
  private static final List<String> ADJECTIVES =
      words(
          "新款 加厚 轻薄 透气 防水 便携 折叠 家用 商务 复古 简约 北欧 日式 韩版 宽松 修身 大容量 迷你 无线 智能 静音 节能"
              + " 不锈钢 陶瓷 玻璃 实木 纯棉 真皮 硅胶 竹制 儿童 成人 男士 女士 学生 老人 夏季 冬季 春秋 户外 办公 厨房 卧室"
              + " 浴室 车载 旅行 礼盒 套装 高档 经典 时尚 卡通 可爱 印花 条纹 格子 纯色 黑色 白色 红色 蓝色 绿色 粉色 灰色 金色"
              + " 防滑 耐磨 保暖 速干 抗菌 护眼 可调节 多功能 全自动 快充 高清 立体 环绕 降噪 磁吸 防摔 超大 加长 加宽 短款 中长款");
  private static final String SYLLABLES = "云澄禾星木小安乐山海晨暖知青松柏岚溪月原辰朗素和";
  private static final List<String> UNITS = words("ml g cm 片 只 个 件 L W kg");

  private final int size;
  private final long seed;
  private final List<Integer> shuffled;

  BenchShop(int size, long seed) {
    this.size = size;
    this.seed = seed;
    this.shuffled = IntStream.range(0, size).boxed().collect(Collectors.toList());
    Collections.shuffle(shuffled, new Random(seed));
  }

  private static List<String> words(String text) {
    return List.of(text.split(" ", -1));
  }

  int size() {
    return size;
  }

  String id(int i) {
    return "b" + i;
  }

  String title(int i) {
    Random random = random(i);
    StringBuilder title = new StringBuilder(brand(random));
    for (int word = 0; word < 6; word++) {
      title.append(' ').append(drawn(ADJECTIVES, random));
    }
    return title
        .append(' ')
        .append(drawn(NOUNS, random))
        .append(' ')
        .append(10 * (1 + random.nextInt(99)))
        .append(drawn(UNITS, random))
        .append(" M")
        .append(random.nextInt(5_000))
        .toString();
  }

  String description(int i) {
    Random random = random(~(long) i);
    return IntStream.range(0, 20)
        .mapToObj(_ -> ADJECTIVES.get(random.nextInt(ADJECTIVES.size())))
        .collect(Collectors.joining("，"));
  }

  String product(int i) {
    Random random = random(i);
    String brand = brand(random);
    return "{\"id\":\"%s\",\"title\":\"%s\",\"description\":\"%s\",\"brand\":\"%s\",\"price\":%d,\"category\":[\"百货\",\"%s\"],\"attributes\":{\"颜色\":\"%s\"}}"
        .formatted(
            id(i),
            title(i),
            description(i),
            brand,
            1 + random.nextInt(2_000),
            NOUNS.get(i % 12),
            ADJECTIVES.get(57 + i % 9));
  }

  /** What a shopper might type for some product: two words of its title's kind. */
  String query(int i) {
    Random random = random(i + 7_000_000_000L);
    return drawn(ADJECTIVES, random) + drawn(NOUNS, random);
  }

  int visits() {
    return (size + CLUSTER - 1) / CLUSTER * SHOPPERS;
  }

  String shopper(int visit) {
    return "u" + visit;
  }

  /** One shopper's view of most of a cluster, as an event. */
  String visit(int visit) {
    Random random = random(visit + 9_000_000_000L);
    int from = visit / SHOPPERS * CLUSTER;
    String items =
        shuffled.subList(from, Math.min(size, from + CLUSTER)).stream()
            .filter(_ -> random.nextDouble() < SEEN)
            .map(i -> "{\"item_id\":\"" + id(i) + "\"}")
            .collect(Collectors.joining(","));
    return "{\"event\":\"view_item\",\"event_id\":\"v%d\",\"user_id\":\"%s\",\"items\":[%s]}"
        .formatted(visit, shopper(visit), items.isEmpty() ? "{\"item_id\":\"b0\"}" : items);
  }

  private Random random(long of) {
    return new Random(seed ^ of * 0x9E3779B97F4A7C15L);
  }

  private static String brand(Random random) {
    StringBuilder brand = new StringBuilder();
    for (int i = 0; i < 2; i++) {
      brand.append(SYLLABLES.charAt(random.nextInt(SYLLABLES.length())));
    }
    return brand.toString();
  }

  /** By the inverse of the continuous distribution function: n^u for u uniform in [0,1). */
  private static String drawn(List<String> words, Random random) {
    return words.get((int) Math.pow(words.size(), random.nextDouble()) - 1);
  }
}
