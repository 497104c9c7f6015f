// What the server cannot see of a text: where its caret is. And what it cannot do: put it on a line.
const lineOf = (area) => area.value.slice(0, area.selectionStart).split("\n").length;

export const follow = (area, editor) => {
  let last = 0;
  const tell = () => {
    const line = lineOf(area);
    if (line !== last) {
      last = line;
      editor.invokeMethodAsync("CaretMoved", line);
    }
  };
  for (const event of ["keyup", "click", "focus"]) {
    area.addEventListener(event, tell);
  }
};

export const goTo = (area, line) => {
  const lines = area.value.split("\n");
  const start = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
  area.focus();
  area.setSelectionRange(start, start + (lines[line - 1] ?? "").length);
  const box = area.parentElement;
  box.scrollTop = Math.max(0, (line / lines.length) * area.offsetHeight - box.clientHeight / 2);
  area.dispatchEvent(new Event("click"));
};
