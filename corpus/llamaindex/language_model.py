"""Any language model class of llama-index as a `LanguageModel`."""

from llama_index.core.llms import LLM, ChatMessage, MessageRole

from corpus.errors import LanguageModelError
from corpus.llamaindex.named_class import make
from corpus.llm.chat_model import MOST_CHARACTERS


class LlamaIndexModel:
    """One call is one request; what comes back is unchecked."""

    def __init__(self, name: str, key: str = "") -> None:
        self.name = name.partition("?")[0].rpartition(".")[2]
        self._model = make("TRYGG_LLM_CLASS", name, LLM, **({"api_key": key} if key else {}))

    def complete(self, instruction: str, text: str) -> str:
        """What the model writes, white space at the ends removed; never empty."""
        messages = [
            ChatMessage(role=MessageRole.SYSTEM, content=instruction),
            ChatMessage(role=MessageRole.USER, content=text),
        ]
        try:
            written = str(self._model.chat(messages).message.content or "").strip()
        except Exception as error:
            # Each class raises what its own client raises; none of it may reach a reader.
            raise LanguageModelError(f"Språkmodellen svarade inte ({type(error).__name__}).") from error
        if not written or len(written) > MOST_CHARACTERS:
            raise LanguageModelError("Språkmodellen skrev ingenting eller för mycket.")
        return written
