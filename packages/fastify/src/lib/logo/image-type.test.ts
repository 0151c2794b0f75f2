import { expect, it } from "vitest";

import { detectImageType } from "./image-type.ts";

it.each([
  ["image/png", "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR"],
  ["image/jpeg", "\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF"],
  ["image/gif", "GIF87a\u0001\0"],
  ["image/gif", "GIF89a\u0001\0"],
  ["image/webp", "RIFF\u0010\0\0\0WEBPVP8L"],
  [null, "RIFF\u0010\0\0\0WAVEfmt "],
  [null, "GIF88a"],
  [null, "<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>"],
  [null, "<!doctype html><script>x()</script>"],
  [null, " \u0089PNG\r\n\u001a\n"],
  [null, ""],
])("reads %s from the first bytes of %j", (type, bytes) => {
  expect(detectImageType(Buffer.from(bytes, "latin1"))).toBe(type);
});
