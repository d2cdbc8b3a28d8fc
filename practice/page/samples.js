/** Things to send for people who have none at hand: nobody needs a real photo or a real voice to practise. */

/** Three piles of post on a table: the sample goal says that is how both will see it is done. */
export function samplePhoto() {
  const canvas = document.createElement("canvas");
  canvas.width = 960;
  canvas.height = 720;
  const pen = canvas.getContext("2d");
  table(pen);
  [
    ["Betalen", 90, 5],
    ["Bewaren", 370, 7],
    ["Mag weg", 650, 4],
  ].forEach(([label, x, letters]) => pile(pen, label, x, letters));
  return new Promise((resolve) => {
    canvas.toBlob((file) => resolve({ kind: "photo", file, name: "voorbeeldfoto.jpg" }), "image/jpeg", 0.85);
  });
}

function table(pen) {
  const wood = pen.createLinearGradient(0, 0, 0, 720);
  wood.addColorStop(0, "#c99f6b");
  wood.addColorStop(1, "#a97b48");
  pen.fillStyle = wood;
  pen.fillRect(0, 0, 960, 720);
  pen.strokeStyle = "rgba(90, 56, 24, .18)";
  pen.lineWidth = 3;
  for (let y = 60; y < 720; y += 118) {
    pen.beginPath();
    pen.moveTo(0, y);
    pen.bezierCurveTo(300, y + 14, 640, y - 16, 960, y + 6);
    pen.stroke();
  }
}

function pile(pen, label, x, letters) {
  for (let index = 0; index < letters; index += 1) {
    pen.save();
    pen.translate(x + 110 + ((index * 37) % 11) - 5, 430 - index * 13);
    pen.rotate((((index * 53) % 13) - 6) / 90);
    envelope(pen, index);
    pen.restore();
  }
  pen.fillStyle = "#fff3b8";
  pen.fillRect(x + 22, 560, 176, 62);
  pen.fillStyle = "#3b3320";
  pen.font = "italic 34px Georgia, serif";
  pen.textAlign = "center";
  pen.fillText(label, x + 110, 602);
}

function envelope(pen, index) {
  pen.shadowColor = "rgba(50, 30, 10, .35)";
  pen.shadowBlur = 10;
  pen.shadowOffsetY = 5;
  pen.fillStyle = ["#fbfaf5", "#f1ece0", "#f7f4ea", "#e9eef2"][index % 4];
  pen.fillRect(-115, -75, 230, 150);
  pen.shadowColor = "transparent";
  pen.strokeStyle = "rgba(90, 80, 60, .4)";
  pen.lineWidth = 2;
  pen.strokeRect(-115, -75, 230, 150);
  pen.beginPath();
  pen.moveTo(-115, -75);
  pen.lineTo(0, 12);
  pen.lineTo(115, -75);
  pen.stroke();
  pen.fillStyle = ["#1f6f8b", "#b4562b", "#3f7d4e"][index % 3];
  pen.fillRect(72, 40, 28, 22);
}

const RATE = 16_000;
const SECONDS = 2;

/** A hummed melody of two seconds, as a WAV file of 16-bit mono. */
export function sampleVoice() {
  const count = RATE * SECONDS;
  const data = new DataView(new ArrayBuffer(44 + count * 2));
  const ascii = (at, text) => [...text].forEach((letter, index) => data.setUint8(at + index, letter.charCodeAt(0)));
  ascii(0, "RIFF");
  data.setUint32(4, 36 + count * 2, true);
  ascii(8, "WAVEfmt ");
  data.setUint32(16, 16, true);
  data.setUint16(20, 1, true);
  data.setUint16(22, 1, true);
  data.setUint32(24, RATE, true);
  data.setUint32(28, RATE * 2, true);
  data.setUint16(32, 2, true);
  data.setUint16(34, 16, true);
  ascii(36, "data");
  data.setUint32(40, count * 2, true);
  for (let index = 0; index < count; index += 1) data.setInt16(44 + index * 2, hum(index / RATE), true);
  const file = new Blob([data], { type: "audio/wav" });
  return { kind: "voice", file, name: "voorbeeld-spraakbericht.wav", duration: SECONDS };
}

function hum(second) {
  const note = [196, 220, 247, 220][Math.floor(second * 2) % 4];
  const swell = Math.sin((Math.PI * (second % 0.5)) / 0.5);
  const wave = Math.sin(2 * Math.PI * note * second) + 0.3 * Math.sin(4 * Math.PI * note * second);
  return Math.round(wave * swell * 7000);
}

export function sampleDocument() {
  const file = new Blob(["Dit is een voorbeeldbrief uit de oefenruimte.\n"], { type: "text/plain" });
  return { kind: "document", file, name: "voorbeeldbrief.txt" };
}
