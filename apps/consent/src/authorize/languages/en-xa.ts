import { PSEUDO } from "../../copy/pseudo.ts";
import { openAuthorizePage } from "../open-authorize-page.tsx";

openAuthorizePage(PSEUDO);
