import type { Copy } from "./copy.ts";

/** The scopes of the catalogue in Spanish. */
export const ES_SCOPES: Copy["scopes"] = {
  openid: {
    title: "Iniciar tu sesión",
    description: "Permite a la app saber que eres tú quien vuelve.",
    reason: "Sin esto no funciona el inicio de sesión.",
    wish: { verb: "saber", object: "quién eres" },
    granted: "Sabe que eres tú quien vuelve.",
  },
  profile: {
    title: "Ver tu nombre y tu perfil",
    description: "Tu nombre, tu foto y los demás datos de tu perfil.",
    wish: { verb: "saber", object: "quién eres" },
    granted: "Ve tu nombre y tu perfil.",
  },
  email: {
    title: "Ver tu correo electrónico",
    description: "La dirección, y si la has confirmado.",
    wish: { verb: "saber", object: "quién eres" },
    granted: "Ve tu correo electrónico.",
  },
  phone: {
    title: "Ver tu número de teléfono",
    description: "El número, y si lo has confirmado.",
    wish: { verb: "saber", object: "quién eres" },
    granted: "Ve tu número de teléfono.",
  },
  offline_access: {
    title: "Conservar el acceso cuando no estás",
    description: "Funciona sin que estés ante la pantalla, hasta que retires el acceso.",
    wish: { verb: "conservar el acceso", object: "cuando no estás" },
    granted: "Conserva este acceso cuando no estás, hasta que lo retires.",
  },
  full_access: {
    title: "Actuar con toda tu cuenta",
    description: "Todo lo que tú puedes hacer aquí.",
    consequence: "La app puede leer, cambiar y eliminar todo lo que tú puedes.",
    wish: { verb: "actuar", object: "con toda tu cuenta" },
    granted: "Actúa con toda tu cuenta, en todo lo que tú puedes hacer.",
  },
  "notes.read": {
    title: "Leer tus notas",
    description: "Todas tus notas, con sus fechas. No se cambia nada.",
    wish: { verb: "leer", object: "tus notas" },
    granted: "Puede leer tus notas.",
  },
  "notes.write": {
    title: "Crear y editar tus notas",
    description: "Añade notas nuevas y cambia las que tienes.",
    wish: { verb: "editar", object: "tus notas" },
    granted: "Puede crear y editar tus notas.",
  },
  "notes.delete": {
    title: "Eliminar tus notas",
    description: "Cualquiera de tus notas, una o todas.",
    consequence: "Lo que la app elimina se pierde para siempre.",
    wish: { verb: "eliminar", object: "tus notas" },
    granted: "Puede eliminar tus notas para siempre.",
  },
  "reports.export": {
    title: "Exportar tus informes",
    description: "Saca copias de tus informes de este servicio.",
    consequence: "Las copias se quedan en la app, también después de que le retires el acceso.",
    wish: { verb: "exportar", object: "tus informes" },
    granted: "Puede llevarse copias de tus informes.",
  },
};
