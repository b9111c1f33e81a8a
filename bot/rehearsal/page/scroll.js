// Where a chat stands: in its own box on a wide screen, with the whole page on a narrow one.

const NEAR_PX = 120;
const AIR_PX = 12;
const BURST_MS = 1500; // what comes within this time came together

export class Scroller {
  #placed = null; // where we put it; still there means that nobody has scrolled since
  #wanted = null; // what to show once the chat can be seen
  #first = null; // the first message of what came together
  #firstAt = 0;

  constructor(flow) {
    this.flow = flow;
  }

  get #box() {
    const isOwn = getComputedStyle(this.flow).overflowY !== "visible";
    return isOwn ? this.flow : document.scrollingElement;
  }

  get #isSeen() {
    return this.flow.offsetParent !== null;
  }

  isNearEnd() {
    const box = this.#box;
    return box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX;
  }

  /** Whether something new may be scrolled to without tearing anybody from what they read. */
  isFollowing() {
    const isFirst = this.flow.childElementCount === 0;
    return isFirst || !this.#isSeen || this.#placed === this.#box.scrollTop || this.isNearEnd();
  }

  /** From now on, and until somebody scrolls, what is new is shown. */
  follow() {
    this.#first = null;
    this.#placed = this.#box.scrollTop;
  }

  /** Put the message, and the day above it, at the top; as far down as there is something below. */
  toTop(message) {
    if (!this.#isSeen) {
      this.#wanted ??= message;
      return;
    }
    const above = message.previousElementSibling;
    const first = above?.matches(".day") ? above : message;
    const box = this.#box;
    box.scrollTop += first.getBoundingClientRect().top - this.#ceiling(box) - AIR_PX;
    this.#placed = box.scrollTop;
  }

  /** Show what is new from its beginning: of what comes together, the first stays at the top. */
  toNew(message) {
    const now = performance.now();
    if (!this.#first?.isConnected || now - this.#firstAt > BURST_MS) {
      this.#first = message;
      this.#firstAt = now;
    }
    this.toTop(this.#first);
  }

  /** The chat has become visible. */
  shown() {
    const message = this.#wanted;
    this.#wanted = null;
    if (message?.isConnected) this.toTop(message);
  }

  #ceiling(box) {
    if (box === this.flow) return box.getBoundingClientRect().top;
    const above = [...document.querySelectorAll(".clock, .who")];
    const stuck = above.filter((element) => getComputedStyle(element).position === "sticky");
    return stuck.reduce((height, element) => height + element.offsetHeight, 0);
  }
}
