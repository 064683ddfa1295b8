// What the conversation holds, in this page's memory alone: it is gone when the page is closed.

export const state = {
  words: {},
  language: "sv",
  turns: [],
  running: null, // the AbortController of the question that is being answered
  streams: true, // until the service says that it has no stream
  contact: { text: "", phone: "", email: "", url: "" },
  examples: {},
};

const TURNS = 10; // a follow-up seldom leans on more than the last

/** What was asked and answered before, as the service takes it. */
export function history(before) {
  const index = state.turns.indexOf(before);
  return state.turns
    .slice(0, index < 0 ? undefined : index)
    .filter((turn) => turn.kind === "question" && turn.answer)
    .slice(-TURNS)
    .map((turn) => ({ question: turn.question, answer: turn.answer.answer.slice(0, 2000) }));
}
