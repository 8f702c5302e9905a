// Draws LINE messages as the phone does: text, quick replies, and the subset of Flex that bot/handlers/line/render.py uses.
// Subset: bubble (mega); box (vertical, horizontal, baseline) with width, height, flex, spacing, margin, padding*, backgroundColor, border*,
// cornerRadius, justifyContent, alignItems, action; text with size, weight, color, align, wrap, margin, lineSpacing; separator.
// An unknown property is left out, an unknown component throws: a drawing that says less than LINE would be a lie.

const SIZES = { xs: 13, sm: 14, md: 16, lg: 18, xl: 22, "4xl": 48 };
const SPACES = { none: 0, xs: 2, sm: 4, md: 8, lg: 12, xl: 16, xxl: 20 };
const BUBBLE_WIDTH = 300;

const pixels = (value) => (value in SPACES ? `${SPACES[value]}px` : value);

function element(tag, className, parent) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (parent) parent.append(made);
  return made;
}

function box(component, press) {
  const made = element(component.action ? "button" : "div", `flex-box flex-${component.layout}`);
  if (component.action) {
    made.type = "button";
    made.addEventListener("click", () => press(component.action));
  }
  const style = made.style;
  for (const key of ["width", "height", "backgroundColor", "borderColor", "justifyContent", "alignItems"]) {
    if (component[key]) style[key] = component[key];
  }
  if (component.borderWidth) style.border = `${component.borderWidth} solid ${component.borderColor ?? "transparent"}`;
  if (component.cornerRadius) style.borderRadius = pixels(component.cornerRadius);
  for (const [key, side] of [["paddingAll", "padding"], ["paddingTop", "paddingTop"], ["paddingBottom", "paddingBottom"]]) {
    if (component[key]) style[side] = pixels(component[key]);
  }
  const horizontal = component.layout !== "vertical";
  component.contents.forEach((child, index) => {
    const drawn = draw(child, press);
    const space = child.margin ?? component.spacing;
    if (index > 0 && space) drawn.style[horizontal ? "marginLeft" : "marginTop"] = pixels(space);
    if (horizontal) {
      const grows = child.flex ?? (child.width ? 0 : 1);
      drawn.style.flex = grows ? `${grows} 1 0` : "0 0 auto";
      if (grows) drawn.style.minWidth = "0";
    } else if (child.height) {
      drawn.style.flex = "0 0 auto";
    }
    made.append(drawn);
  });
  return made;
}

function text(component) {
  const made = element("span", "flex-text");
  made.textContent = component.text;
  const style = made.style;
  style.fontSize = `${SIZES[component.size ?? "md"]}px`;
  style.lineHeight = component.lineSpacing ? `${SIZES[component.size ?? "md"] * 1.35 + parseInt(component.lineSpacing, 10)}px` : "1.35";
  if (component.color) style.color = component.color;
  if (component.weight === "bold") style.fontWeight = "700";
  if (component.align) style.textAlign = component.align; // start and end are CSS's words too
  style.whiteSpace = component.wrap ? "pre-wrap" : "nowrap";
  return made;
}

function draw(component, press) {
  if (component.type === "box") return box(component, press);
  if (component.type === "text") return text(component);
  if (component.type === "separator") {
    const line = element("div", "flex-separator");
    line.style.borderTopColor = component.color ?? "#CCCCCC";
    return line;
  }
  throw new Error(`Flex has no ${component.type} here`);
}

/** One message object as an element; `press` is given the action of whatever is pressed in it. */
export function drawMessage(message, press) {
  const bubble = element("div", message.type === "flex" ? "bubble bubble-flex" : "bubble");
  bubble.setAttribute("role", "group");
  bubble.setAttribute("aria-label", message.type === "flex" ? message.altText : message.text);
  if (message.type === "text") {
    bubble.textContent = message.text;
  } else if (message.type === "flex" && message.contents.type === "bubble") {
    bubble.style.width = `${BUBBLE_WIDTH}px`;
    bubble.append(draw(message.contents.body, press));
  } else {
    throw new Error(`no message of type ${message.type}`);
  }
  return bubble;
}

/** The quick replies of a reply: those of its last message. */
export function quickReplies(messages) {
  return messages.at(-1)?.quickReply?.items.map((item) => item.action) ?? [];
}
