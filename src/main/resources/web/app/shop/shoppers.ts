import { say } from '../base/language';

/** Who is shopping: the demo shop's shoppers, somebody new, or whoever this browser is; and what they agreed to. */
interface Tracker {
  view(id: string, more?: object): void;
  click(id: string, more?: object): void;
  cart(id: string, more?: object): void;
  uncart(id: string, more?: object): void;
  favourite(id: string, more?: object): void;
  dismiss(id: string, more?: object): void;
  purchase(items: object[], more?: object): Promise<unknown>;
  search(term: string, more?: object): void;
  watch(element: Element, more: object): void;
  signIn(user: string): void;
  signOut(): void;
  renew(): void;
  consent(yes: boolean): void;
  granted(): boolean;
  who(): { user_id?: string; client_id?: string; session_id: string };
  /** Whether all that was told so far was taken. */
  flush(): Promise<boolean>;
}

export const tracker = (window as unknown as { zhiyin: Tracker }).zhiyin;

export interface Demo {
  id: string;
  zh: string;
  en: string;
}

/** Shoppers of the demo shop with tastes of their own. */
export const DEMO: Demo[] = [
  { id: 'xiaolin', zh: '小林 · 露营', en: 'Xiaolin · camping' },
  { id: 'chenjie', zh: '陈姐 · 新手妈妈', en: 'Chenjie · a new mother' },
  { id: 'laowang', zh: '老王 · 开车钓鱼', en: 'Laowang · driving, fishing' },
  { id: 'momo', zh: '默默 · 养猫美妆', en: 'Momo · cats, beauty' },
];

export const who = () => tracker.who();

export const name = (): string => {
  const user = who().user_id;
  if (!user) return say('匿名访客', 'Anonymous');
  const demo = DEMO.find((d) => d.id === user);
  return demo ? say(demo.zh, demo.en) : user;
};

function changed(): void {
  window.dispatchEvent(new Event('zy-shopper'));
}

export function become(user: string): void {
  void tracker.flush().then(() => {
    if (user) {
      tracker.renew(); // Demo shoppers must not be joined with each other through this browser.
      tracker.signIn(user);
    } else {
      tracker.signOut();
      tracker.renew();
    }
    changed();
  });
}

export function agree(yes: boolean): void {
  tracker.consent(yes);
  changed();
}
