/**
 * The guided tour, as data: who does what, where to look, and how we see that it happened.
 *
 * `who` names a phone: a first name, or a role for when that name is not there; `groupOf` means the chat of
 * that person's team. `look` says what to light up: a button with one of these words in it (`newest`: under the
 * newest card only; `first`: the first that fits, else the last), or a part of the phone; what may be tapped too (`also`), or when there is no such button
 * (`otherwise`); `type` puts words ready. `done` is a pattern over what happens in the room. Words match when they
 * are somewhere in the text, in capitals or not, because the municipality may edit the bot's words.
 */
const fatima = { name: "Fatima", role: "participant", nth: 0 };
const bert = { name: "Bert", role: "participant", nth: 1 };
const anja = { name: "Anja", role: "mentor", nth: 0 };
const team = { groupOf: anja };

export const TOUR = [
  {
    text: {
      nl: "Dit zijn telefoons van verzonnen mensen. De bot is echt. Fatima wil haar post op orde krijgen. **Probeer: tik op Mijn doelen bij Fatima.**",
      en: "These are phones of invented people. The bot is real. Fatima wants to get her post in order. **Try: tap Mijn doelen (my goals) on Fatima's phone.**",
    },
    who: fatima,
    look: { buttons: ["mijn doelen", "doelen"], otherwise: "composer" },
    done: { message: { from: "bot", anyButton: ["gelukt"] } },
  },
  {
    text: {
      nl: "Eén stap staat op het scherm, met wat ze verdient. Stel: het is haar gelukt. **Tik op Gelukt.**",
      en: "One step is on the screen, with what it earns. Say she has done it. **Tap Gelukt (done it).**",
    },
    who: fatima,
    look: { buttons: ["gelukt"], not: ["niet"] },
    done: { message: { from: "bot", anyButton: ["klaar", "toch niet"] } },
  },
  {
    text: {
      nl: "Bewijs mag, het hoeft niet. **Tik op Klaar, of stuur met de paperclip de voorbeeldfoto.**",
      en: "Evidence is welcome, not required. **Tap Klaar (ready), or send the sample photo with the paper clip.**",
    },
    who: fatima,
    look: { buttons: ["klaar"], also: "attach" },
    done: { in: team, message: { from: "bot", anyButton: ["goedkeuren"] } },
  },
  {
    text: {
      nl: "Het team van Anja krijgt een kaart met de melding. **Tik in de teamchat op Goedkeuren.** Kies daarna een compliment, als de bot dat vraagt.",
      en: "Anja's team gets a card with the claim. **Tap Goedkeuren (approve) in the team chat.** Then pick a compliment, if the bot asks for one.",
    },
    who: team,
    look: { buttons: ["goedkeuren"], newest: true, otherwise: "lastButtons" },
    done: { in: fatima, message: { from: "bot", text: ["verdiend", "zegt"] } },
  },
  {
    text: {
      nl: "Fatima hoort het meteen: eerst het compliment, dan wat ze heeft verdiend. **Tik op Beloningen.**",
      en: "Fatima hears it at once: first the praise, then what she earned. **Tap Beloningen (rewards).**",
    },
    who: fatima,
    look: { buttons: ["beloningen", "spaarpot"] },
    done: { message: { from: "bot", text: ["spaarpot", "verdiend", "€"] } },
  },
  {
    text: {
      nl: "Fatima heeft twee keer gekeken waar ze staat. Dat heet de brug. **Stuur bij Fatima het bericht /brug.**",
      en: "Twice Fatima has looked where she stands. That is called the bridge. **On Fatima's phone, send the message /brug (bridge).**",
    },
    who: fatima,
    look: { part: "composer", type: "/brug" },
    done: { message: { from: "bot", anyButton: ["opnieuw", "verder", "beginnen"] } },
  },
  {
    text: {
      nl: "Zes pijlers, in haar eigen woorden. **Tik op de eerste dag die er staat**, en dan op de foto: hij laat zien wat er is gegroeid.",
      en: "Six pillars, in her own words. **Tap the first day that is shown**, and then the picture: it shows what has grown.",
    },
    who: fatima,
    look: { buttons: ["20"], newest: true, first: true, otherwise: "lastButtons" },
    done: { message: { from: "bot", text: ["je brug van"] } },
  },
  {
    text: {
      nl: "Nu komt er iemand bij. **Stuur bij Anja, in haar eigen chat met de bot, het bericht /nieuw.**",
      en: "Now somebody joins. **On Anja's phone, in her own chat with the bot, send the message /nieuw (new).**",
    },
    who: anja,
    look: { part: "composer", type: "/nieuw" },
    done: { message: { from: "bot" } },
  },
  {
    text: {
      nl: "De bot vraagt alleen een voornaam. **Antwoord: Bert**, en volg wat de bot vraagt, tot er een link is.",
      en: "The bot asks for a first name and nothing more. **Answer: Bert**, and follow what the bot asks until there is a link.",
    },
    who: anja,
    look: { part: "composer", type: "Bert" },
    done: { link: true },
  },
  {
    text: {
      nl: "Anja laat de QR-code zien. **Open de link op de telefoon van Bert**: tik op de link of de foto bij Anja, of op het QR-teken bij Bert.",
      en: "Anja shows the QR code. **Open the link on Bert's phone**: tap the link or the picture on Anja's phone, or the QR sign on Bert's.",
    },
    who: bert,
    look: { part: "scan" },
    done: { message: { from: "bot" } },
  },
  {
    text: {
      nl: "Bert leest in drie korte berichten waar hij ja tegen zegt. **Tik op Ja, ik doe mee.**",
      en: "In three short messages Bert reads what he says yes to. **Tap Ja, ik doe mee (yes, I'll join).**",
    },
    who: bert,
    look: { buttons: ["ik doe mee", "ja"] },
    done: { keyboard: true },
  },
  {
    text: {
      nl: "Fatima heeft morgen een afspraak. De bot herinnert haar eraan, en hier hoef je niet te wachten. **Tik boven in beeld op Volgende ochtend** en kijk bij Fatima.",
      en: "Fatima has an appointment tomorrow. The bot reminds her, and here there is no need to wait. **Tap Next morning at the top** and look at Fatima's phone.",
    },
    look: { page: '[data-testid="clock-morning"]' },
    done: { clock: true },
  },
  {
    text: {
      nl: "De herinnering zegt wanneer, met wie en waar. **Tik bij Fatima op Ik kom.**",
      en: "The reminder tells when, with whom and where. **Tap Ik kom (I'm coming) on Fatima's phone.**",
    },
    who: fatima,
    look: { buttons: ["ik kom"], newest: true },
    done: { in: team, message: { from: "bot", text: ["komt"] } },
  },
  {
    text: {
      nl: "Ga nu door naar een dag later. **Tik boven in beeld op +1 dag.** Zo leeft de hele dag voorbij.",
      en: "Now go on to a day later. **Tap +1 day at the top.** The whole day goes by.",
    },
    look: { page: '[data-testid="clock-day"]' },
    done: { clock: true },
  },
  {
    text: {
      nl: "Onderweg zei de bot Fatima haar eigen als-danplan, op het moment dat ze zelf koos. Uitstellen mag. **Tik bij Fatima op Herinner me later.**",
      en: "On the way the bot told Fatima her own if-then plan, at the moment she chose herself. Later is fine too. **Tap Herinner me later (remind me later) on Fatima's phone.**",
    },
    who: fatima,
    look: { buttons: ["herinner me later"], otherwise: "lastButtons" },
    done: { message: { from: "bot", anyButton: ["morgen"] } },
  },
  {
    text: {
      nl: "De bot vraagt het team of Fatima er was. **Tik in de teamchat op Ja**, en kies een compliment.",
      en: "The bot asks the team whether Fatima was there. **Tap Ja (yes) in the team chat**, and pick a compliment.",
    },
    who: team,
    look: { buttons: ["ja"], newest: true, otherwise: "lastButtons" },
    done: { in: fatima, message: { from: "bot", text: ["verdiend", "zegt"] } },
  },
];
