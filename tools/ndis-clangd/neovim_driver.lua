-- In Neovim: opens both files of a driver with ndis-clangd, lets one keep what the
-- other takes and saves it, sees the finding in the other one, and sees it gone
-- when that is taken back. Prints what it has seen; the last line is "done".

local nvim = dofile(vim.env.NDIS_NEOVIM_LUA)
local say, wait = nvim.say, nvim.wait

nvim.run(function()
  local entry, client = nvim.open("entry.c")
  local pool = nvim.open("pool.c", client)
  local function codes() return nvim.codes(entry) end

  local line = vim.fn.search("NdisFreePacketPool")
  vim.api.nvim_buf_set_lines(pool, line - 1, line, true, {})
  vim.cmd("write")
  wait("the finding", function() return codes() ~= "" end)
  local found = vim.diagnostic.get(entry)[1]
  say(string.format("found %s at %d:%d", codes(), found.lnum + 1, found.col + 1))
  local related = found.user_data.lsp.relatedInformation[1]
  say("path from " .. vim.fn.fnamemodify(vim.uri_to_fname(related.location.uri),
    ":t") .. ":" .. related.location.range.start.line + 1)

  vim.cmd("undo")
  vim.cmd("write")
  wait("no finding", function() return codes() == "" end)
  nvim.done(client)
end)
