import { expect, it } from "vitest";

import { AR_LIST } from "./ar.tsx";
import { DE_LIST } from "./de.tsx";
import { EN_LIST } from "./en.tsx";
import { ES_LIST } from "./es.tsx";
import { FR_LIST } from "./fr.tsx";
import { JA_LIST } from "./ja.tsx";

const LISTS = { en: EN_LIST, de: DE_LIST, fr: FR_LIST, es: ES_LIST, ja: JA_LIST, ar: AR_LIST };
const MEMBERS = [
  [],
  ["leer"],
  ["leer", "editar"],
  ["leer", "editar", "eliminar"],
  ["a", "b", "c", "d", "e"],
  ["leer", "iniciar sesión"],
  ["leer", "editar", "Historias"],
  ["agua", "hielo"],
  ["agua", "hiato"],
];

it.each(Object.entries(LISTS))("lists as Unicode's data says: %s", (language, list) => {
  const unicode = new Intl.ListFormat(language, { type: "conjunction" });
  for (const members of MEMBERS) {
    expect(list.format(members)).toBe(unicode.format(members));
  }
});
