// What a page cannot do from the server: copy a link, and hand a chart over as a file.
(() => {
  "use strict";

  const save = (name, blob) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  // A picture that travels alone carries its style sheet, in the colours of the page it was taken from.
  const standalone = async (figure) => {
    const svg = figure.querySelector("svg.chart").cloneNode(true);
    const box = svg.viewBox.baseVal;
    svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    svg.setAttribute("width", box.width);
    svg.setAttribute("height", box.height);
    const sheet = document.querySelector('link[href^="/charts.css"]').href;
    const style = document.createElementNS("http://www.w3.org/2000/svg", "style");
    style.textContent = await (await fetch(sheet)).text();
    svg.prepend(style);
    return { text: new XMLSerializer().serializeToString(svg), width: box.width, height: box.height };
  };

  const png = async (figure) => {
    const { text, width, height } = await standalone(figure);
    const picture = new Image();
    picture.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(text);
    await picture.decode();
    const canvas = document.createElement("canvas");
    canvas.width = 2 * width;
    canvas.height = 2 * height;
    const paper = canvas.getContext("2d");
    paper.fillStyle = getComputedStyle(document.body).backgroundColor;
    paper.fillRect(0, 0, canvas.width, canvas.height);
    paper.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return new Promise((done) => canvas.toBlob(done, "image/png"));
  };

  const csv = (figure) => [...figure.querySelectorAll("table tr")]
    .map((row) => [...row.cells].map((cell) => `"${cell.textContent.trim().replaceAll('"', '""')}"`).join(","))
    .join("\r\n") + "\r\n";

  const copy = async (text, button) => {
    if (!navigator.clipboard) {
      // Browsers give no clipboard to pages of another machine without encryption.
      window.prompt("", text);
      return;
    }
    await navigator.clipboard.writeText(text);
    const words = button.textContent;
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = words; }, 1500);
  };

  const linkTo = (figure) => {
    const place = new URL(location.href);
    place.hash = figure.id;
    return place.href;
  };

  // A slider says where it stands.
  document.addEventListener("input", (event) => {
    const shown = document.querySelector(`output[for="${event.target.id}"]`);
    if (shown) {
      shown.textContent = event.target.value;
    }
  });

  // What asks for itself is sent as soon as it is changed.
  document.addEventListener("change", (event) => event.target.closest("form[data-auto]")?.requestSubmit());

  document.addEventListener("click", async (event) => {
    const copied = event.target.closest("button[data-copy]");
    if (copied) {
      await copy(copied.dataset.copy, copied);
      return;
    }
    const button = event.target.closest("button[data-do]");
    const figure = button?.closest("figure");
    if (!figure) {
      return;
    }
    switch (button.dataset.do) {
      case "link": await copy(linkTo(figure), button); break;
      case "svg": save(`${figure.id}.svg`, new Blob([(await standalone(figure)).text], { type: "image/svg+xml" })); break;
      case "png": save(`${figure.id}.png`, await png(figure)); break;
      case "csv": save(`synthetic-${figure.id}.csv`, new Blob([csv(figure)], { type: "text/csv" })); break;
    }
  });
})();
