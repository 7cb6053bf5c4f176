"""Functions that look at a page from within."""

# Fails on what a person would not see: the elements that reach over the edge.
OVERFLOWING = """
return [...document.querySelectorAll("body *")].filter((element) => {
  const box = element.getBoundingClientRect();
  return box.width > 0 && box.right > innerWidth + 1 &&
    !element.closest(".skip");
}).map((element) => element.outerHTML.slice(0, 200));
"""

# The texts with less contrast to what is behind them than the guidelines ask
# for: https://www.w3.org/TR/WCAG22/#contrast-minimum
CONTRAST = """
const parse = (color) => {
  const [r, g, b, a = 1] = color.match(/[0-9.]+/g).map(Number);
  return { r, g, b, a };
};
const luminance = ({ r, g, b }) => {
  const part = (value) => {
    value /= 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
};
const ratio = (one, two) => {
  const [dark, light] = [luminance(one), luminance(two)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};
const surface = () => {
  const lane = document.querySelector(".life .lane");
  return parse(getComputedStyle(lane).fill);
};
const ground = (element) => {
  for (let at = element; at; at = at.parentElement) {
    // Titles stand on the page, all else in a picture on a lane.
    if (at.ownerSVGElement && element.closest("text:not(.title), tspan, g"))
      return surface();
    const color = parse(getComputedStyle(at).backgroundColor);
    if (color.a === 1) return color;
  }
  throw new Error("no ground");
};
const wrong = [];
let seen = 0;
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let node; (node = walker.nextNode()); ) {
  const element = node.parentElement;
  if (!node.data.trim() || !element.checkVisibility() ||
      element.closest("script, style, title, desc"))
    continue;
  const style = getComputedStyle(element);
  const color = parse(element.ownerSVGElement ? style.fill : style.color);
  const found = ratio(color, ground(element));
  ++seen;
  if (found < 4.5)
    wrong.push(`${found.toFixed(2)}: ${node.data.trim().slice(0, 40)}`);
}
for (const shape of document.querySelectorAll(".life .bar, .life .glyph")) {
  if (!shape.checkVisibility() || shape.matches(".ground")) continue;
  const style = getComputedStyle(shape);
  const color = parse(shape.matches(".full") ? style.fill : style.stroke);
  const found = ratio(color, surface());
  ++seen;
  if (found < 3) wrong.push(`${found.toFixed(2)}: ${shape.outerHTML}`);
}
return [seen, wrong];
"""

# Texts of the picture that cover one another, or leave their lane.
CROWDED = """
const svg = [...document.querySelectorAll("svg.life")].filter(
  (element) => element.checkVisibility());
const wrong = [];
const boxes = [...svg[0].querySelectorAll("text")].map((element) => ({
  text: element.textContent, box: element.getBoundingClientRect() }));
const lanes = [...svg[0].querySelectorAll(".lane")].map(
  (element) => element.getBoundingClientRect());
boxes.forEach((one, index) => {
  boxes.slice(index + 1).forEach((two) => {
    if (one.box.left < two.box.right && two.box.left < one.box.right &&
        one.box.top + 2 < two.box.bottom && two.box.top + 2 < one.box.bottom)
      wrong.push(`${one.text} / ${two.text}`);
  });
  const within = lanes.some((lane) =>
    one.box.left >= lane.left && one.box.right <= lane.right &&
    one.box.top >= lane.top && one.box.bottom <= lane.bottom);
  const title = ["The driver", "The adapter", "The binding",
    "The filter module", "While it is loaded (not followed)"];
  if (!within && !title.includes(one.text))
    wrong.push(`outside: ${one.text}`);
});
const shown = svg[0].getBoundingClientRect().width;
return { pictures: svg.length, scale: shown / svg[0].viewBox.baseVal.width,
         texts: boxes.length, wrong };
"""
