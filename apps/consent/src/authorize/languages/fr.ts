import { FR } from "../../copy/fr.tsx";
import { openAuthorizePage } from "../open-authorize-page.tsx";

openAuthorizePage(FR);
