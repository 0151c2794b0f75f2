import { DE } from "../../copy/de.tsx";
import { openAuthorizePage } from "../open-authorize-page.tsx";

openAuthorizePage(DE);
