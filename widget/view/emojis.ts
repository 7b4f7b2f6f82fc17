/** The few that people use most. */
export const EMOJIS =
  '🙂 😀 😄 😅 😂 😉 😊 😍 🤩 🤔 😐 😕 😟 😢 😭 😠 😱 😴 👍 👎 👌 🙏 👏 💪 👋 🤝 ✌️ ❤️ 💚 💙 ⭐ 🎉 🔥 ✅ ❌ ⚠️ ❓ 📦 🚚 💳 🧾 📞 ✉️ 📍 ⏰'.split(
    ' ',
  );
